import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { Io } from "./io";
import { systemReason } from "./system-reason";
import { writeTarget } from "./write-target";
import { writeText } from "./write-text";

/**
 * Writes what `--out` names, a file for its owner alone: it says who is administrator. Throws DiagnosticsError where it
 * cannot be written; `what` is what to call it then.
 */
export async function writeWhole(file: string, text: string, io: Io, what = "report") {
  try {
    await writeText(file, text, io, { mode: 0o600 });
  } catch (error) {
    throw cannotBeWritten(file, what, error);
  }
}

/** Throws DiagnosticsError for a place that can be told beforehand to take no text. */
export function refuseTarget(file: string, what = "report"): void {
  try {
    writeTarget(file);
  } catch (error) {
    throw cannotBeWritten(file, what, error);
  }
}

function cannotBeWritten(file: string, what: string, error: unknown): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(`The ${what} cannot be written`, `${file}: ${systemReason(error)}.`, {
      fix: "Name a file in a folder that exists and that you may write to with --out.",
    }),
  ]);
}
