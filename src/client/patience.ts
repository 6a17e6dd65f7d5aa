import type { ClientDeps } from "./deps";
import { backoff, type RetryPolicy } from "./http";

/** Milliseconds before each further look at something that lags behind; together nearly half a minute. */
const LOOKS = [250, 500, 1_000, 2_000, 4_000, 4_000, 4_000, 4_000, 4_000] as const;

/** Milliseconds after a reading at which what is derived from it is too old to be sent. */
const FRESH_MS = 2_000;

/** How long to wait for what is on its way. */
export class Patience {
  /** How often one write is derived and sent again after a failure that leaves its outcome open. */
  readonly retries: number;
  readonly #policy: RetryPolicy;
  readonly #deps: Pick<ClientDeps, "monotonic" | "random" | "sleep" | "signal">;

  constructor(
    policy: RetryPolicy,
    deps: Pick<ClientDeps, "monotonic" | "random" | "sleep" | "signal">,
  ) {
    this.retries = policy.maxRetries;
    this.#policy = policy;
    this.#deps = deps;
  }

  /** Milliseconds of a clock that never goes back. */
  now(): number {
    return this.#deps.monotonic();
  }

  /** Until when a write that is derived now may leave; undefined for the last attempt, which leaves when it can. */
  sendBefore(attempt: number): number | undefined {
    return attempt > this.retries ? undefined : this.now() + FRESH_MS;
  }

  /** Before a write is tried again; `retries`: how often it has been. */
  async pause(retries: number): Promise<void> {
    await this.#sleep(backoff(this.#policy, { retries, random: this.#deps.random }));
  }

  /** Waits before a further look, after so many; false when there have been enough. */
  async look(looks: number): Promise<boolean> {
    const ms = LOOKS[looks];
    if (ms === undefined) return false;
    await this.#sleep(ms);
    return true;
  }

  /** When the run is stopped it ends early: the next request says so. */
  async #sleep(ms: number): Promise<void> {
    const { sleep, signal } = this.#deps;
    await sleep(ms, signal).catch((error: unknown) => {
      if (signal?.aborted !== true) throw error;
    });
  }
}
