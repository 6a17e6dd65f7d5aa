import type { Io } from "../../../src/cli/io";
import { run } from "../../../src/cli/program";

export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, with streams and environment of its own. */
export async function runCli(
  args: readonly string[],
  { env = {}, cwd = "/nonexistent", signal }: Partial<Pick<Io, "env" | "cwd" | "signal">> = {},
): Promise<CliResult> {
  let out = "";
  let err = "";
  const code = await run(args, "1.2.3", {
    out: (text) => (out += text),
    err: (text) => (err += text),
    env,
    cwd,
    colours: false,
    signal: signal ?? new AbortController().signal,
  });
  return { code, out, err };
}
