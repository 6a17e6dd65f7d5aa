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
  {
    env = {},
    cwd = "/nonexistent",
    now = () => new Date("2026-06-01T00:00:00Z"),
    signal,
    ask = async () => undefined,
    onErr = () => undefined,
  }: Partial<Pick<Io, "env" | "cwd" | "now" | "signal" | "ask">> & {
    /** Told of what is written to standard error when it is. */
    readonly onErr?: (text: string) => void;
  } = {},
): Promise<CliResult> {
  let out = "";
  let err = "";
  const code = await run(args, "1.2.3", {
    out: (text) => (out += text),
    err: (text) => {
      err += text;
      onErr(text);
    },
    env,
    cwd,
    colours: false,
    errColours: false,
    shows: false,
    ask,
    now,
    signal: signal ?? new AbortController().signal,
  });
  return { code, out, err };
}
