import type { Io } from "../io";

const WIDTH = 24;

/** How far a run is: one line on a terminal that is written over, and nothing elsewhere. */
export class ProgressBar {
  readonly #total: number;
  readonly #io: Io;
  #done = 0;
  #failed = 0;

  constructor(total: number, io: Io) {
    this.#total = total;
    this.#io = io;
  }

  advance(succeeded: boolean): void {
    this.#done += 1;
    if (!succeeded) this.#failed += 1;
    this.#draw();
  }

  /** Leaves the line as if it had not been there. */
  clear(): void {
    if (this.#io.shows) this.#io.err("\r\u001b[K");
  }

  #draw(): void {
    if (!this.#io.shows) return;
    const full = Math.floor((WIDTH * this.#done) / Math.max(this.#total, 1));
    const bar = `${"#".repeat(full)}${".".repeat(WIDTH - full)}`;
    const failed = this.#failed === 0 ? "" : `, ${this.#failed} failed`;
    this.#io.err(`\r\u001b[K[${bar}] ${this.#done} of ${this.#total}${failed}`);
  }
}
