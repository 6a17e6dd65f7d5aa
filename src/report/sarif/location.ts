import { isAbsolute } from "node:path";
import type { SourcePlace } from "../../diagnostics";
import { nearPath } from "../near-path";

/** Where the run was, so that places are told from there. */
export interface Here {
  readonly cwd: string;
}

/** A place in the source, as SARIF has it; `path` is the declaration by its own name. */
export function sarifLocation(
  place: SourcePlace | { readonly file: string } | undefined,
  path: string | undefined,
  here: Here,
): object {
  return {
    ...(place === undefined ? {} : { physicalLocation: physical(place, here) }),
    ...(path === undefined || path === ""
      ? {}
      : { logicalLocations: [{ fullyQualifiedName: path, kind: "declaration" }] }),
  };
}

function physical(place: SourcePlace | { readonly file: string }, here: Here): object {
  const region = "line" in place ? { region: regionOf(place) } : {};
  return { artifactLocation: artifact(place.file, here), ...region };
}

function regionOf({ line, column }: SourcePlace): object {
  return { startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
}

/** Relative to the folder of the run, which is the root of the sources; outside of it by its whole address. */
function artifact(file: string, { cwd }: Here): object {
  const near = nearPath(file, cwd);
  if (isAbsolute(near)) return { uri: `file://${encoded(near)}` };
  return { uri: encoded(near), uriBaseId: "%SRCROOT%" };
}

function encoded(path: string): string {
  return path.split("/").map(encodeSegment).join("/");
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, "\ufffd"));
}
