import { writeSync } from "node:fs";

/**
 * Writes the whole text to an open descriptor. Throws the system's error. Node's own streams of files write once: of a
 * disk that takes a part and is full then, they say that all is well.
 */
export function writeAll(fd: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += tryWrite(fd, bytes, at);
}

/** How many bytes were taken: none by a pipe that is full and does not wait, after a moment. */
function tryWrite(fd: number, bytes: Buffer, at: number): number {
  try {
    return writeSync(fd, bytes, at);
  } catch (error) {
    if (Reflect.get(Object(error), "code") !== "EAGAIN") throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MOMENT);
    return 0;
  }
}

/** Milliseconds. */
const MOMENT = 10;
