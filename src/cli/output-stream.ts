import { fstatSync } from "node:fs";
import { writeAll } from "./write-all";

/** What is needed of `process.stdout` and `process.stderr`. */
export interface ProcessStream {
  readonly fd: number;
  /** True of a terminal; of everything else Node tells nothing. */
  readonly isTTY?: boolean;
  on(event: "error", told: (error: Error) => void): unknown;
  write(text: string, told: (error?: Error | null) => void): unknown;
}

/**
 * A stream of the process, which may fail at any time: its reader goes away, or the disk is full. After that what is
 * written is dropped, and the command goes on: what it does to a tenant does not depend on who reads along.
 */
export class OutputStream {
  readonly #stream: ProcessStream;
  readonly #isFile: boolean;
  #failure: NodeJS.ErrnoException | undefined;

  constructor(stream: ProcessStream) {
    this.#stream = stream;
    this.#isFile = isFile(stream);
    stream.on("error", this.#fail);
  }

  /** Why nothing more is written; undefined as long as it is. */
  get failure(): NodeJS.ErrnoException | undefined {
    return this.#failure;
  }

  /** Whoever read has had enough (`| head`), which is no error. */
  get isLeft(): boolean {
    return this.#failure?.code === "EPIPE";
  }

  write(text: string): void {
    if (this.#failure !== undefined) return;
    try {
      if (this.#isFile) writeAll(this.#stream.fd, text);
      else this.#stream.write(text, this.#fail);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Resolves when all is written, or when it is known that it is not. */
  async settle(): Promise<void> {
    if (this.#failure !== undefined || this.#isFile) return;
    await new Promise<void>((resolve) => {
      this.#stream.write("", (error) => {
        this.#fail(error);
        resolve();
      });
    });
  }

  readonly #fail = (error: unknown): void => {
    if (error instanceof Error) this.#failure ??= error;
  };
}

/** A file, or a device that is no terminal. */
function isFile({ fd, isTTY }: ProcessStream): boolean {
  try {
    const found = fstatSync(fd);
    return found.isFile() || (found.isCharacterDevice() && isTTY !== true);
  } catch {
    return false;
  }
}
