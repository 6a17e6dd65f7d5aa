#!/usr/bin/env node
/** The program `zidentity`. */
import { setFlagsFromString } from "node:v8";
import { askAtTerminal } from "./ask";
import { drawsLines, showsColours } from "./colours";
import { exitAfterOutput } from "./exit-after-output";
import { OutputStream } from "./output-stream";
import { packageVersion } from "./package-version";
import { run } from "./program";

/**
 * The heap grows by a tenth before it is swept, not by the half and more that V8 allows itself: a plan of 100,000
 * assignments then fits into 512 MiB (bench/engine.ts), for a third more time.
 */
setFlagsFromString("--heap-growing-percent=10");

/** The first Ctrl-C ends the command in order; a second one ends the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

const interrupted = interruption();

const stdout = new OutputStream(process.stdout);
const stderr = new OutputStream(process.stderr);

/** Nobody is asked about what he could not be shown. */
async function ask(question: string): Promise<string | undefined> {
  await Promise.all([stdout.settle(), stderr.settle()]);
  const isUnseen = stdout.failure !== undefined || stderr.failure !== undefined;
  return isUnseen ? undefined : askAtTerminal(question, interrupted);
}

const { env } = process;

void run(process.argv.slice(2), packageVersion(), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  env,
  cwd: process.cwd(),
  colours: showsColours(process.stdout, env),
  errColours: showsColours(process.stderr, env),
  shows: drawsLines(process.stderr, env),
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  ask,
  now: () => new Date(),
  signal: interrupted,
}).then(async (code) => {
  process.exitCode = await exitAfterOutput(code, { stdout, stderr });
});
