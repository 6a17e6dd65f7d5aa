import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it. Throws the system's error where that cannot be.
 *
 * One at a time, since Node's own `recursive` never ends where a folder is there and takes no other (`/proc`): the
 * system says that the new folder does not exist, and Node goes on making the one above it.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await tryMake(path)) return;
  const above = dirname(path);
  if (above !== path) await makeFolder(above);
  await mkdir(path).catch((error: unknown) => {
    // Somebody else made it meanwhile, or it is the root.
    if (!hasCode(error, "EEXIST")) throw error;
  });
}

/** False where a folder above is missing, or so it seems. */
async function tryMake(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return true;
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return Reflect.get(Object(error), "code") === code;
}
