import type { Diagnostic, SourcePlace } from "../diagnostics";
import type { DeclarationProblem } from "../manifest";
import type { LoadedManifest } from "./loaded-manifest";

/** Findings with the line of what they are about, as near as it is known: an attribute, or its declaration. */
export function placeFindings(
  problems: readonly DeclarationProblem[],
  loaded: readonly LoadedManifest[],
): readonly DeclarationProblem[] {
  const placed = diagnosticsPlacedBy(loaded);
  return problems.map(({ path, diagnostic }) => ({ path, diagnostic: placed(path, diagnostic) }));
}

/** What gives the diagnostic of a declaration its line, where it is known and not given already. */
export function diagnosticsPlacedBy(
  loaded: readonly LoadedManifest[],
): (path: string, diagnostic: Diagnostic) => Diagnostic {
  const sources = sourcesOf(loaded);
  return (path, diagnostic) => {
    if (diagnostic.place !== undefined) return diagnostic;
    const near = firstOf(loaded, ({ places }) => places?.find(path, diagnostic.path));
    const place = near ?? sources.get(path);
    return place === undefined ? diagnostic : { ...diagnostic, place };
  };
}

/** Where each declaration stands, by its path. */
function sourcesOf(loaded: readonly LoadedManifest[]): ReadonlyMap<string, SourcePlace> {
  return new Map(
    loaded.flatMap(({ manifest: { resources } }) =>
      resources.flatMap(({ path, source }) =>
        source === undefined ? [] : [[path, source] as const],
      ),
    ),
  );
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
