import type { Environment } from "./environment";

export type ProcessEvent = "SIGINT" | "SIGTERM" | "SIGHUP" | "exit";

/** What the plugin needs of the process that it is. */
export interface PluginProcess {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  now(): Date;
  /** Standard output, which belongs to the handshake. */
  write(text: string): void;
  /** False when the process that started this one has ended. */
  parentIsAlive(): boolean;
  on(event: ProcessEvent, listener: () => void): void;
  off(event: ProcessEvent, listener: () => void): void;
}

/** The process of Node. */
export function currentProcess(): PluginProcess {
  const parent = process.ppid;
  // A log line to a host that is gone must not end the process in the middle of a write to the tenant.
  process.stderr.on("error", () => undefined);
  return {
    env: process.env,
    platform: process.platform,
    now: () => new Date(),
    write: (text) => void process.stdout.write(text),
    parentIsAlive: () => process.ppid === parent && exists(parent),
    on: (event, listener) => void process.on(event, listener),
    off: (event, listener) => void process.off(event, listener),
  };
}

/** An orphan gets another parent on Linux and macOS; on Windows it keeps the number of the dead one. */
function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
