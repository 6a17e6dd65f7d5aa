import { LAG_MS } from "./keyed-list";
import type { Patience } from "./patience";

interface Write<T> {
  /** What was there before each of the writes, oldest first. */
  readonly earlier: readonly (T | undefined)[];
  readonly after: T | undefined;
  readonly at: number;
}

/** What this process wrote lately: it tells an answer that lags behind from a change by somebody else. */
export class OwnWrites<T> {
  readonly #same: (a: T, b: T) => boolean;
  readonly #patience: Patience;
  readonly #writes = new Map<string, Write<T>>();

  constructor(same: (a: T, b: T) => boolean, patience: Patience) {
    this.#same = same;
    this.#patience = patience;
  }

  /** `undefined`: there was or is nothing. */
  wrote(key: string, before: T | undefined, after: T | undefined): void {
    const known = this.#recent(key);
    const at = this.#patience.now();
    this.#writes.set(key, { earlier: [...(known?.earlier ?? []), before], after, at });
  }

  /**
   * Reads until the answer no longer shows what was there before a write of this process, or the bound is reached:
   * then somebody else has brought it back.
   */
  async upToDate<R>(
    key: string,
    read: () => Promise<R>,
    seen: (answer: R) => T | undefined,
  ): Promise<R> {
    for (let looks = 0; ; looks += 1) {
      const answer = await read();
      if (!this.#isStale(key, seen(answer)) || !(await this.#patience.look(looks))) return answer;
    }
  }

  #isStale(key: string, seen: T | undefined): boolean {
    const write = this.#recent(key);
    if (write === undefined || this.#equal(seen, write.after)) return false;
    return write.earlier.some((earlier) => this.#equal(seen, earlier));
  }

  #recent(key: string): Write<T> | undefined {
    const write = this.#writes.get(key);
    if (write === undefined || this.#patience.now() - write.at <= LAG_MS) return write;
    this.#writes.delete(key);
    return undefined;
  }

  #equal(a: T | undefined, b: T | undefined): boolean {
    return a === undefined || b === undefined ? a === b : this.#same(a, b);
  }
}
