#!/usr/bin/env node
/** The program `zidentity`. */
import pc from "picocolors";
import { askAtTerminal } from "./ask";
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
  ask: (question) => askAtTerminal(question, interrupted),
  now: () => new Date(),
  signal: interrupted,
}).then((code) => {
  process.exitCode = code;
});
