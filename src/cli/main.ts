#!/usr/bin/env node
/** The program `zidentity`. */
import { setFlagsFromString } from "node:v8";
import pc from "picocolors";
import { askAtTerminal } from "./ask";
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
  ask: (question) => askAtTerminal(question, interrupted),
  now: () => new Date(),
  signal: interrupted,
}).then((code) => {
  process.exitCode = code;
});
