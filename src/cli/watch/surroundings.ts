import { setTimeout as wait } from "node:timers/promises";

/** What a watch takes from its surroundings besides those of every command, so that a test can stand in for each. */
export interface Surroundings {
  readonly fetch: typeof fetch;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonic: () => number;
  /** At least 0 and below 1. */
  readonly random: () => number;
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export const SYSTEM: Surroundings = {
  // Looked up at each call, so that what replaces the global later (a test, a tracer) is seen.
  fetch: (input, init) => globalThis.fetch(input, init),
  monotonic: () => performance.now(),
  random: Math.random,
  sleep: (ms, signal) => wait(ms, undefined, signal === undefined ? {} : { signal }),
};
