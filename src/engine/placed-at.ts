import type { Diagnostic } from "../diagnostics";
import type { LoadedManifest } from "./loaded-manifest";

/** A finding with the line of a part of a desired state, such as `ignore[0]`, where one of the files tells it. */
export function placedAt(
  diagnostic: Diagnostic,
  at: string,
  loaded: readonly Pick<LoadedManifest, "places">[],
): Diagnostic {
  const place = loaded.map(({ places }) => places?.find(at)).find((found) => found !== undefined);
  return place === undefined ? diagnostic : { ...diagnostic, place };
}
