import { setImmediate, setTimeout } from "node:timers/promises";

/** A wait of at least so many milliseconds is for real: it outlasts the client's patience. */
export const HANG_MS = 1_000_000;

/** Real milliseconds: the client's patience, and what a hanging answer takes. */
export const PATIENCE_MS = 1000;
const HANG_FOR_MS = 1500;

/** A clock that moves on whenever somebody waits, so that nobody really does. */
export class VirtualTime {
  #now = Date.UTC(2026, 3, 1);

  readonly now = (): number => this.#now;

  readonly sleep = async (ms: number): Promise<void> => {
    if (ms >= HANG_MS) return setTimeout(HANG_FOR_MS, undefined, { ref: false });
    this.#now += ms;
    await setImmediate();
  };
}
