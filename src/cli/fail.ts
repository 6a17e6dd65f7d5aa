import { findingsText, palette } from "../report";
import { explainError } from "./explain-error";
import { EXIT, type ExitCode, type Io } from "./io";

/** Shows an error on standard error, as what was wrong, where, and how to mend it; the stack trace with `--debug` alone. */
export function fail(error: unknown, io: Io, debug: boolean): ExitCode {
  if (io.signal.aborted) {
    io.err("Interrupted.\n");
    return EXIT.interrupted;
  }
  const findings = explainError(error).map((diagnostic) => ({ diagnostic }));
  io.err(findingsText(findings, palette(io.colours && io.shows)));
  if (debug && error instanceof Error) io.err(`\n${error.stack ?? ""}\n`);
  return EXIT.error;
}
