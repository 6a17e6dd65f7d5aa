import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { StepFailed } from "./steps";

/** The embedded tenant in a process of its own, as a user starts it. */
export interface RunningTenant {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startTenant(args: readonly string[], cwd: string): Promise<RunningTenant> {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const baseUrl = await addressOf(child);
  return {
    baseUrl,
    tokenUrl: `${baseUrl}/oauth2/v1/token`,
    port: Number(new URL(baseUrl).port),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The address that the embedded tenant prints when it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
      const found = /export ZIDENTITY_BASE_URL=(\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) =>
      reject(new StepFailed(`The embedded tenant ended with ${code ?? "a signal"}`, output)),
    );
  });
}
