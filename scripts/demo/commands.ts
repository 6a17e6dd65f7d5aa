import { join } from "node:path";
import type { CommandResult } from "./run-command";

/** Emptied by each run. */
export const OWN_FOLDER = ".demo";

/** Everything that the demo writes is here; a test names a folder of its own. */
export const DEMO = process.env["DEMO_FOLDER"] ?? OWN_FOLDER;

export const CLI = join("dist", "cli", "main.js");
export const STACK = `${DEMO}/cdktf.out/stacks/quickstart`;

/** How a step runs a program: in the project's folder, with the tenant's variables. */
export interface Commands {
  run(file: string, args: readonly string[], accept?: readonly number[]): Promise<CommandResult>;
  zidentity(args: readonly string[], accept?: readonly number[]): Promise<CommandResult>;
}

/** What a program said last. */
export function lastLine({ output }: CommandResult): string {
  return output.trimEnd().split("\n").at(-1) ?? "";
}
