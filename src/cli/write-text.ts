import { constants } from "node:fs";
import { open } from "node:fs/promises";
import writeFileAtomic from "write-file-atomic";
import type { Io } from "./io";
import { writeAll } from "./write-all";
import { STDERR, STDOUT, type WriteTarget, writeTarget } from "./write-target";

/**
 * Writes a text to where a path leads: a file whole or not at all, anything else as it is written to. Throws
 * NoTextThereError and the system's errors; a reader that has had enough is none.
 */
export async function writeText(
  path: string,
  text: string,
  io: Pick<Io, "out" | "err">,
  { mode }: { readonly mode?: number } = {},
): Promise<void> {
  const target = writeTarget(path);
  if (target.kind === "file") return writeFileAtomic(target.path, text, mode ? { mode } : {});
  try {
    await writeInto(target, text, io);
  } catch (error) {
    if (Reflect.get(Object(error), "code") !== "EPIPE") throw error;
  }
}

async function writeInto(
  target: Exclude<WriteTarget, { kind: "file" }>,
  text: string,
  { out, err }: Pick<Io, "out" | "err">,
): Promise<void> {
  if (target.kind === "descriptor") {
    if (target.fd === STDOUT) out(text);
    else if (target.fd === STDERR) err(text);
    else writeAll(target.fd, text);
    return;
  }
  const device = await open(target.path, constants.O_WRONLY | constants.O_NOCTTY);
  try {
    await device.writeFile(text);
  } finally {
    await device.close();
  }
}
