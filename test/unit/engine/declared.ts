import { type LoadedManifest } from "../../../src/engine";
import type { ManifestResource } from "../../../src/manifest";

/** The moment of the tests. */
export const NOW = new Date("2026-06-01T00:00:00Z");

type Declares = ManifestResource["declares"];

/** What is declared: the type without its prefix, and what it declares. */
export type Declaration = readonly [type: string, declares: Declares];

/** A manifest of declarations, each with a path made of its place. */
export function declared(...resources: readonly Declaration[]): LoadedManifest[] {
  return [
    {
      file: "zidentity.json",
      form: "cdktf",
      manifest: {
        version: 1,
        stack: "access",
        resources: resources.map(([type, declares], index) => ({
          type: `zidentity_${type}`,
          path: `access/${index}`,
          declares,
        })),
      },
    },
  ];
}

/** The same with what stands beside the declarations. */
export function declaredWith(
  more: Partial<LoadedManifest["manifest"]>,
  ...resources: readonly Declaration[]
): LoadedManifest[] {
  return declared(...resources).map(({ manifest, ...rest }) => ({
    ...rest,
    manifest: { ...manifest, ...more },
  }));
}
