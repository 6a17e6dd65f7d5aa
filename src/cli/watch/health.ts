/** A round may take so many intervals before the loop counts as stuck, and this long in any case. */
const STUCK_INTERVALS = 3;
const STUCK_MS = 300_000;

/**
 * Whether the loop is alive: `due` is when the next sign of life is expected at the latest, a sign being the begin of a
 * round, what it tells of its progress, and its end. A tenant that is away is no reason to be restarted: rounds that fail
 * are signs of life as well.
 */
export class Health {
  readonly #monotonic: () => number;
  readonly #patienceMs: number;
  #expected: number;
  #everSucceeded = false;

  constructor(intervalMs: number, monotonic: () => number) {
    this.#monotonic = monotonic;
    this.#patienceMs = Math.max(STUCK_INTERVALS * intervalMs, STUCK_MS);
    this.#expected = monotonic();
  }

  /** Something happened now; the next is to happen after so many milliseconds. */
  beat(nextInMs = 0): void {
    this.#expected = this.#monotonic() + nextInMs;
  }

  succeeded(): void {
    this.#everSucceeded = true;
  }

  get isAlive(): boolean {
    return this.#monotonic() - this.#expected <= this.#patienceMs;
  }

  /** After the first round that compared everything, and for good. */
  get isReady(): boolean {
    return this.#everSucceeded;
  }
}
