/** Sends are evened out within windows up to this long; longer ones bound the number alone. */
const LONGEST_EVEN_MS = 2_000;

/** Who has sent this part of a limit has exhausted it himself; for less, somebody else has. */
const OWN_DOING = 0.9;

/** How far behind the even pace a sender may fall and still catch up, in milliseconds: more is lost for good. */
const CATCH_UP_MS = 250;

/**
 * At most so many sends in any stretch of so many milliseconds, wherever it begins: whatever way the other side
 * counts its windows, it never counts more. Times are milliseconds of one clock that never goes back.
 */
export class SendWindow {
  readonly allowed: number;
  readonly ms: number;
  /** Milliseconds between two sends at an even pace. */
  readonly #interval: number;
  /** The times of the last sends, `allowed` of them at the most; the oldest is at `#next` once it is full. */
  readonly #times: number[] = [];
  #next = 0;
  /** When the next send is due at an even pace. */
  #due: number | undefined;
  /** When the window that ended with a send last held as many as make its sender the one who uses it up. */
  #fullAt = -Infinity;

  /** `even`: how many leave in the window at an even pace, somewhat fewer than `allowed` so that late ones fit in. */
  constructor(allowed: number, ms: number, even = allowed) {
    this.allowed = allowed;
    this.ms = ms;
    this.#interval = ms <= LONGEST_EVEN_MS ? ms / even : 0;
  }

  /** The earliest moment of the next send. */
  earliest(): number {
    const full = this.#times.length === this.allowed;
    const free = full ? (this.#times[this.#next] ?? -Infinity) + this.ms : -Infinity;
    return this.#interval === 0 ? free : Math.max(free, this.#due ?? -Infinity);
  }

  /** Nobody waited until now: what was not sent meanwhile is nothing to catch up with. */
  resume(now: number): void {
    if (this.#due !== undefined) this.#due = Math.max(this.#due, now);
  }

  sent(now: number): void {
    if (this.#times.length < this.allowed) this.#times.push(now);
    else this.#times[this.#next] = now;
    this.#next = (this.#next + 1) % this.allowed;
    this.#due = Math.max(this.#due ?? now, now - CATCH_UP_MS) + this.#interval;
    if (this.#hasSent(Math.ceil(OWN_DOING * this.allowed), now)) this.#fullAt = now;
  }

  /** Whether this sender alone used the window up, as far as one can have seen it who looked after `since`. */
  usedUp(since: number): boolean {
    return this.#fullAt > since - this.ms;
  }

  /** Whether so many were sent in the window that ends now. */
  #hasSent(count: number, now: number): boolean {
    const time = this.#times[(this.#next - count + this.allowed) % this.allowed];
    return count <= this.#times.length && time !== undefined && time > now - this.ms;
  }

  /** A window of another size that remembers the sends of this one. */
  resized(allowed: number, even: number): SendWindow {
    const other = new SendWindow(allowed, this.ms, even);
    const full = this.#times.length === this.allowed;
    const inOrder = full
      ? [...this.#times.slice(this.#next), ...this.#times.slice(0, this.#next)]
      : this.#times;
    for (const time of inOrder.slice(-allowed)) other.sent(time);
    const last = inOrder.at(-1);
    other.#due = last === undefined ? undefined : last + other.#interval;
    return other;
  }
}
