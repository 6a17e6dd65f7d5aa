import { readFile } from "node:fs";
import { promisify } from "node:util";

/** What messages call it. */
export const STANDARD_INPUT = "stdin";

/** Whether a path stands for what is piped in: `-`, or what the system calls it. */
export function isStandardInput(path: string): boolean {
  return ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].includes(path);
}

/** All of it, once. By its number: what a program pipes in may be a socket, which cannot be opened by a name. */
export async function readStandardInput(): Promise<string> {
  return promisify(readFile)(0, "utf8");
}
