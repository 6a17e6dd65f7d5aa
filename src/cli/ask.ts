import { createInterface } from "node:readline/promises";

/**
 * The answer of the person at the terminal; undefined where nobody sits at one. An interruption and the end of input
 * (Ctrl-C, Ctrl-D) are the empty answer: `readline` leaves its question open at both.
 */
export async function askAtTerminal(
  question: string,
  interrupted: AbortSignal,
): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await new Promise<string>((resolve) => {
      terminal.once("close", () => resolve(""));
      // While it asks, the terminal hands Ctrl-C over as a key.
      terminal.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
      terminal.question(question, { signal: interrupted }).then(resolve, () => resolve(""));
    });
  } finally {
    terminal.close();
  }
}
