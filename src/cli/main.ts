#!/usr/bin/env node
/** The program `zidentity`. */
import { createInterface } from "node:readline/promises";
import pc from "picocolors";
import { packageVersion } from "./package-version";
import { run } from "./program";

/** The first Ctrl-C ends the command in order; a second one ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

const interrupted = interruption();

/** The answer of the person at the terminal; an interruption is no answer. */
async function ask(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question, { signal: interrupted });
  } catch (error) {
    if (interrupted.aborted) return "";
    throw error;
  } finally {
    terminal.close();
  }
}

/** A reader that has gone away (`zidentity plan | head`) is no error. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
  throw error;
});

void run(process.argv.slice(2), packageVersion(), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.cwd(),
  colours: pc.isColorSupported && process.stdout.isTTY,
  shows: process.stderr.isTTY,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  ask,
  now: () => new Date(),
  signal: interrupted,
}).then((code) => {
  process.exitCode = code;
});
