import { formatLine, type Path, type SourcePlace } from "../../diagnostics";
import { manifestName } from "../names";
import type { Draft } from "./draft";
import type { DesiredState } from "./form";
import type { YamlPath, YamlPlaces } from "./yaml-place";

/** Where the parts of a manifest are written. */
export interface ManifestPlaces {
  /** The place of a declaration by its path, or of an attribute of it; undefined for what is not here. */
  readonly find: (path: string, attribute?: Path) => SourcePlace | undefined;
}

/** A draft with the path that nothing else in the manifest has. */
export type NamedDraft = Draft & { readonly path: string };

/** Of two that are about the same thing, which is an error, the second is called after its place as well. */
export function namedDrafts(
  drafts: readonly Draft[],
  name: string,
  places: YamlPlaces,
): readonly NamedDraft[] {
  const taken = new Set<string>();
  return drafts.map((draft) => {
    const wanted = `${name}/${draft.local}`;
    const { line, column } = places.at(draft.at);
    const path = taken.has(wanted) ? `${wanted} (line ${line}:${column ?? 1})` : wanted;
    taken.add(path);
    return { ...draft, path };
  });
}

export function placesOf(
  drafts: readonly NamedDraft[],
  places: YamlPlaces,
  { policies, accept, ownership, ignore, moved }: DesiredState,
): ManifestPlaces {
  const byPath = new Map(drafts.map((draft) => [draft.path, draft]));
  const others = new Map([
    ...WHOLE_SECTIONS.map((name) => [name, places.at([name])] as const),
    ...Object.entries({ policies, accept }).flatMap(([section, items]) =>
      (items ?? []).map((_, index) => {
        const place = places.at([section, index]);
        return [formatLine(place), place] as const;
      }),
    ),
    ...(ownership?.mode === "authoritative" ? ownership.over : []).map(
      (_, index) => [`ownership.over[${index}]`, places.at(["ownership", "over", index])] as const,
    ),
    ...Object.entries({ ignore, moved }).flatMap(([section, items]) =>
      (items ?? []).map(
        (_, index) => [`${section}[${index}]`, places.at([section, index])] as const,
      ),
    ),
  ]);
  return {
    find(path, attribute = []) {
      const draft = byPath.get(path);
      return draft === undefined ? others.get(path) : places.at(yamlPathOf(draft, attribute));
    },
  };
}

/** What a file says once, by its name. */
const WHOLE_SECTIONS = ["name", "deployer", "ownership", "guards"];

/** `role_ids[0]` is `roles[0]` in the file, or `role`. */
function yamlPathOf({ definition, at, where }: Draft, [first, ...rest]: Path): YamlPath {
  if (first === undefined || !("attribute" in first)) return at;
  const attribute = definition.attributes[first.attribute];
  const name = attribute === undefined ? first.attribute : manifestName(first.attribute, attribute);
  const steps = rest.map((step) =>
    "index" in step ? step.index : "key" in step ? step.key : step.attribute,
  );
  return [...(where[name] ?? [...at, name]), ...steps];
}
