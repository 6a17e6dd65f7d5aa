import { errorDiagnostic } from "../diagnostics";
import { findingsText, palette } from "../report";
import { EXIT, type ExitCode } from "./io";
import type { OutputStream } from "./output-stream";

/**
 * How a process ends whose command has ended with `code`, once it is known what came of its output. A reader that went
 * away changes nothing. What could not be written otherwise is an error: a script must not take a part for the whole.
 */
export async function exitAfterOutput(
  code: ExitCode,
  { stdout, stderr }: Readonly<Record<"stdout" | "stderr", OutputStream>>,
): Promise<ExitCode> {
  await stdout.settle();
  const { failure } = stdout;
  if (failure !== undefined && !stdout.isLeft) {
    const lost = errorDiagnostic(
      "Standard output cannot be written",
      `${failure.message}. What the command did is done; what it had to say is not all there.`,
      { fix: "Make room, or send the output elsewhere, and look again." },
    );
    stderr.write(findingsText([{ diagnostic: lost }], palette(false)));
  }
  await stderr.settle();
  const isLost = [stdout, stderr].some((one) => one.failure !== undefined && !one.isLeft);
  return isLost && code !== EXIT.interrupted ? EXIT.error : code;
}
