/** Milliseconds of difference that are put down to the second's grain of a `Date` header and to the way. */
const UNTOLD_MS = 2_000;

/** The time at the server, as far as its answers tell: a clock that is wrong here must not make a proof invalid. */
export class ServerClock {
  readonly #clock: () => number;
  #skewMs = 0;
  #seenSkewMs: number | undefined;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Milliseconds by which the server's clock is ahead of the one here; 0 until it was seen, and where it hardly is. */
  get skewMs(): number {
    return this.#skewMs;
  }

  /** The same as it was seen, to the second; undefined until a `Date` was. */
  get seenSkewMs(): number | undefined {
    return this.#seenSkewMs;
  }

  /** Milliseconds since 1970, by the clock here. */
  here(): number {
    return this.#clock();
  }

  /** Milliseconds since 1970, there. */
  now(): number {
    return this.#clock() + this.#skewMs;
  }

  /** Learns from an answer to a request that was sent at `sentAt`, by the clock here. */
  learn(headers: Headers, sentAt: number): void {
    const there = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(there)) return;
    // The answer's second began at `there`, somewhere between sending and now.
    const skew = there + 500 - (sentAt + this.#clock()) / 2;
    this.#seenSkewMs = Math.round(skew);
    this.#skewMs = Math.abs(skew) <= UNTOLD_MS ? 0 : Math.round(skew);
  }
}
