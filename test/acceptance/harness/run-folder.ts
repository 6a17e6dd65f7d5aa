import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";

/** Names the folder of this jest run to its workers. */
export const RUN_FOLDER_VARIABLE = "ZIDENTITY_TEST_RUN_FOLDER";

/** The folder of this jest run: made before the first test file, removed after the last. */
export function runFolder(): string {
  const folder = process.env[RUN_FOLDER_VARIABLE];
  if (folder !== undefined) return folder;
  throw new Error(`${RUN_FOLDER_VARIABLE} is not set: run jest with jest.config.cjs.`);
}

/** A new, empty folder that goes with the run. */
export async function freshFolder(name: string): Promise<string> {
  await mkdir(runFolder(), { recursive: true });
  return mkdtemp(join(runFolder(), `${name}-`));
}
