import writeFileAtomic from "write-file-atomic";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";

/**
 * Writes a file whole or not at all, and for its owner alone: it says who is administrator. Throws DiagnosticsError where
 * it cannot be written; `what` is what to call it then.
 */
export async function writeWhole(file: string, text: string, what = "report"): Promise<void> {
  try {
    await writeFileAtomic(file, text, { mode: 0o600 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic(`The ${what} cannot be written`, `${file}: ${reason}.`, {
        fix: "Name a file in a folder that exists and that you may write to with --out.",
      }),
    ]);
  }
}
