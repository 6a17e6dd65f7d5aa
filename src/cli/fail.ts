import { type Failure, failureJson, findingsText, palette, type ReportedFinding } from "../report";
import { explainError } from "./explain-error";
import { EXIT, type ExitCode, type Io } from "./io";

/** What an error is shown by. */
export interface FailureContext {
  /** The words that name the command; undefined where the line names none. */
  readonly command: string | undefined;
  /** Whether what ends a command is also a document on standard output. */
  readonly asJson: boolean;
  /** With the stack trace. */
  readonly debug?: boolean | undefined;
}

/** Shows an error on standard error, as what was wrong, where, and how to mend it; the stack trace with `--debug` alone. */
export function fail(error: unknown, io: Io, context: FailureContext): ExitCode {
  if (io.signal.aborted) {
    io.err("Interrupted.\n");
    printFailure({ ended: "interrupted", exitCode: EXIT.interrupted, findings: [] }, io, context);
    return EXIT.interrupted;
  }
  const ended = endWith(
    explainError(error).map((diagnostic) => ({ diagnostic })),
    io,
    context,
  );
  if (context.debug === true && error instanceof Error) io.err(`\n${error.stack ?? ""}\n`);
  return ended;
}

/** Ends a command that prints nothing because of what was found. */
export function endWith(
  findings: readonly ReportedFinding[],
  io: Io,
  context: FailureContext,
): ExitCode {
  io.err(findingsText(findings, palette(io.errColours)));
  printFailure({ ended: "error", exitCode: EXIT.error, findings }, io, context);
  return EXIT.error;
}

/** The one document of a command that has no other. */
export function printFailure(
  failure: Omit<Failure, "command">,
  io: Pick<Io, "out">,
  { command, asJson }: FailureContext,
): void {
  if (asJson) io.out(failureJson({ command, ...failure }));
}
