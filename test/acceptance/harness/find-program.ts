import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

export type ProgramName = "terraform" | "tofu";

export interface Program {
  readonly name: ProgramName;
  readonly path: string;
}

/** The first of the programs that PATH offers; undefined when it offers none. */
export function findProgram(
  env: NodeJS.ProcessEnv,
  names: readonly ProgramName[] = ["terraform", "tofu"],
): Program | undefined {
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    const path = folders.map((folder) => join(folder, name)).find(isExecutable);
    if (path !== undefined) return { name, path };
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
