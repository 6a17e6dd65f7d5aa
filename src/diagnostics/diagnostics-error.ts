import type { Diagnostic } from "./diagnostic";
import { formatPath } from "./path";
import { formatPlace } from "./source-place";

/** Findings that end an operation. The edge that catches it shows the findings, not the error. */
export class DiagnosticsError extends Error {
  override readonly name = "DiagnosticsError";

  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(describe).join("\n"));
  }
}

function describe({ summary, detail, path, place, fix }: Diagnostic): string {
  const where = path === undefined || path.length === 0 ? "" : `${formatPath(path)}: `;
  const source = place === undefined ? "" : `${formatPlace(place)}: `;
  return `${source}${where}${summary}. ${detail}${fix === undefined ? "" : ` ${fix}`}`;
}
