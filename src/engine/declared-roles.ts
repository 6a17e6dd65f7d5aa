import { resourceNamed } from "../resources";
import type { LoadedManifest } from "./loaded-manifest";

/** The names that a manifest gives to things of its own: today only roles are both declared and referred to. */
export function namesOfDeclaredRoles(loaded: readonly LoadedManifest[]): ReadonlySet<string> {
  const names = loaded.flatMap(({ manifest }) =>
    manifest.resources
      .filter(({ type }) => resourceNamed(type)?.identity.join() === "name")
      .map(({ declares }) => declares["name"]),
  );
  return new Set(names.filter((name) => typeof name === "string"));
}
