import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { Io } from "./io";
import { systemReason } from "./system-reason";
import { writeTarget } from "./write-target";
import { writeText } from "./write-text";

/** What to call a file that cannot be written. */
export interface Naming {
  /** Default: `report`. */
  readonly what?: string;
  /** The option that named it. Default: `--out`. */
  readonly option?: string;
}

/**
 * Writes what an option names, a file for its owner alone: it says who is administrator. Throws DiagnosticsError where it
 * cannot be written.
 */
export async function writeWhole(file: string, text: string, io: Io, naming: Naming = {}) {
  try {
    await writeText(file, text, io, { mode: 0o600 });
  } catch (error) {
    throw cannotBeWritten(file, naming, error);
  }
}

/** Throws DiagnosticsError for a place that can be told beforehand to take no text. */
export function refuseTarget(file: string, naming: Naming = {}): void {
  try {
    writeTarget(file);
  } catch (error) {
    throw cannotBeWritten(file, naming, error);
  }
}

function cannotBeWritten(
  file: string,
  { what = "report", option = "--out" }: Naming,
  error: unknown,
): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(`The ${what} cannot be written`, `${file}: ${systemReason(error)}.`, {
      fix: `Name a file in a folder that exists and that you may write to with ${option}.`,
    }),
  ]);
}
