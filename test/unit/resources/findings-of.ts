import { type Diagnostic, DiagnosticsError } from "../../../src/diagnostics";

/** The one finding with which a promise is rejected. Throws where it resolves, or is rejected with several. */
export async function findingOf(promise: Promise<unknown>): Promise<Diagnostic> {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    const [first, ...others] = error.diagnostics;
    if (first !== undefined && others.length === 0) return first;
    throw new Error(`${error.diagnostics.length} findings`);
  }
  throw new Error("It found what it was not meant to find.");
}
