import { readlinkSync, realpathSync, statSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";

export const STDOUT = 1;
export const STDERR = 2;

/** What a path stands for, to whoever writes a text there. */
export type WriteTarget =
  /** A regular file, or none yet: it is replaced as a whole. */
  | { readonly kind: "file"; readonly path: string }
  /** A device or a named pipe: written into. To replace it would take `/dev/null` away from the whole machine. */
  | { readonly kind: "device"; readonly path: string }
  /** Something that this process has open: `/dev/stdout`, or the pipe of a shell's `>(…)`. */
  | { readonly kind: "descriptor"; readonly fd: number };

/** The path stands for something that takes no text. */
class NoTextThereError extends Error {
  override readonly name = "NoTextThereError";
}

/** Follows links, so that they stay. Throws NoTextThereError for a folder and the like, and the system's error. */
export function writeTarget(path: string): WriteTarget {
  let at = path;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const fd = descriptorOf(at);
    if (fd !== undefined) return { kind: "descriptor", fd };
    const next = tryReadLink(at);
    if (next === undefined) break;
    // As the system does: from where the folder really is.
    at = resolve(realpathSync(dirname(at)), next);
  }
  return targetAt(at);
}

/** Whether what is written there is what the command prints. Throws as `writeTarget` does. */
export function isStandardOutput(path: string): boolean {
  const target = writeTarget(path);
  return target.kind === "descriptor" && target.fd === STDOUT;
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

const STREAMS = ["/dev/stdin", "/dev/stdout", "/dev/stderr"];

function descriptorOf(path: string): number | undefined {
  const stream = STREAMS.indexOf(path);
  if (stream !== -1) return stream;
  const [, fd] = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path) ?? [];
  return fd === undefined ? undefined : Number(fd);
}

function tryReadLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    // No link, or nothing there: the next look at it tells.
    return undefined;
  }
}

function targetAt(path: string): WriteTarget {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) {
    // Said before anything else is done, rather than when the text is ready.
    statSync(dirname(path));
    return { kind: "file", path };
  }
  if (found.isFile()) return { kind: "file", path };
  if (found.isFIFO() || found.isCharacterDevice()) return { kind: "device", path };
  throw new NoTextThereError(`it is ${kindOf(found)}`);
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return "a folder";
  return found.isSocket() ? "a socket" : "a disk";
}
