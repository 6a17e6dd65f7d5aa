import type { ResourceDefinition } from "../../resources";
import type { ManifestValue, NaturalReference } from "../format";
import type { YamlPath } from "./yaml-place";

/** A declaration of the file on its way into the manifest. */
export interface Draft {
  readonly definition: ResourceDefinition;
  /** Its path within the file, by natural names: `roles/Helpdesk`. It stays when other items come and go. */
  readonly local: string;
  readonly declares: Readonly<Record<string, ManifestValue>>;
  /** The item that says it. */
  readonly at: YamlPath;
  /** Where its attributes stand, by their names in a manifest, when that is not below the item by that name. */
  readonly where: Readonly<Record<string, YamlPath>>;
}

/** A user or a group, and where it is named. */
export interface NamedPrincipal {
  readonly kind: "user" | "group";
  readonly reference: NaturalReference;
  readonly at: YamlPath;
}

interface Principals {
  readonly group?: NaturalReference | undefined;
  readonly user?: NaturalReference | undefined;
  readonly groups?: readonly NaturalReference[] | undefined;
  readonly users?: readonly NaturalReference[] | undefined;
}

/** Everybody whom an item names, each once. */
export function principalsOf(item: Principals, at: YamlPath): readonly NamedPrincipal[] {
  const found = new Map<string, NamedPrincipal>();
  for (const kind of ["group", "user"] as const) {
    const list = `${kind}s` as const;
    const one = item[kind];
    const all: (readonly [NaturalReference, YamlPath])[] = [
      ...(one === undefined ? [] : [[one, [...at, kind]] as const]),
      ...(item[list] ?? []).map((named, index) => [named, [...at, list, index]] as const),
    ];
    for (const [reference, place] of all) {
      const key = JSON.stringify([kind, reference]);
      if (!found.has(key)) found.set(key, { kind, reference, at: place });
    }
  }
  return [...found.values()];
}

/** Without what is not given. */
export function given(
  values: Readonly<Record<string, ManifestValue | undefined>>,
): Record<string, ManifestValue> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
