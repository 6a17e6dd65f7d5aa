import { spawn } from "node:child_process";
import { StepFailed } from "./steps";

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Exit codes that are no failure. */
  readonly accept: readonly number[];
  readonly signal: AbortSignal;
}

/** Runs a program to its end and answers what it printed on both streams. Throws StepFailed for another exit code. */
export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<CommandResult> {
  const result = await collect(file, args, options);
  if (options.accept.includes(result.code)) return result;
  const line = [file, ...args].join(" ");
  throw new StepFailed(`\`${line}\` ended with ${result.code}`, result.output);
}

function collect(
  file: string,
  args: readonly string[],
  { cwd, env, signal }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, signal, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }),
    );
  });
}
