/** Sends are evened out within windows up to this long; longer ones bound the number alone. */
const LONGEST_EVEN_MS = 2_000;

/** How far behind the even pace a sender may be and still catch up, in milliseconds of the window. */
const CATCH_UP_MS = 250;

/**
 * At most so many sends in any stretch of so many milliseconds, wherever it begins: whatever way the other side
 * counts its windows, it never counts more. Times are milliseconds of one clock that never goes back.
 */
export class SendWindow {
  readonly allowed: number;
  readonly ms: number;
  /** The times of the last sends, `allowed` of them at the most; the oldest is at `#next` once it is full. */
  readonly #times: number[] = [];
  #next = 0;
  /** When the next send is due at an even pace. */
  #due = -Infinity;

  constructor(allowed: number, ms: number) {
    this.allowed = allowed;
    this.ms = ms;
  }

  /** The earliest moment of the next send. */
  earliest(): number {
    const full = this.#times.length === this.allowed;
    const free = full ? (this.#times[this.#next] ?? -Infinity) + this.ms : -Infinity;
    return this.ms <= LONGEST_EVEN_MS ? Math.max(free, this.#due - CATCH_UP_MS) : free;
  }

  /** Whether so many were sent in the window that ends now. */
  hasSent(count: number, now: number): boolean {
    const time = this.#times[(this.#next - count + this.allowed) % this.allowed];
    return count <= this.#times.length && time !== undefined && time > now - this.ms;
  }

  sent(now: number): void {
    if (this.#times.length < this.allowed) this.#times.push(now);
    else this.#times[this.#next] = now;
    this.#next = (this.#next + 1) % this.allowed;
    this.#due = Math.max(this.#due, now) + this.ms / this.allowed;
  }

  /** A window of another size that remembers the sends of this one. */
  resized(allowed: number): SendWindow {
    const other = new SendWindow(allowed, this.ms);
    const inOrder = [...this.#times.slice(this.#next), ...this.#times.slice(0, this.#next)];
    const full = this.#times.length === this.allowed;
    const times = (full ? inOrder : this.#times).slice(-allowed);
    for (const time of times) other.sent(time);
    other.#due = Math.min(other.#due, (times.at(-1) ?? -Infinity) + this.ms / allowed);
    return other;
  }
}
