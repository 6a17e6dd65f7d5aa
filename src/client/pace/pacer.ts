import { retryAfterMs } from "../http/retry-after";
import { Fifo } from "./fifo";
import { type RateWindow, readRateHeaders } from "./rate-headers";
import { SendWindow } from "./send-window";

export interface PaceDeps {
  /** Milliseconds of a clock that never goes back. */
  readonly monotonic: () => number;
  /** Milliseconds since 1970, for a `Retry-After` that is a date. */
  readonly clock: () => number;
  readonly sleep: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly signal?: AbortSignal;
}

export interface PacePolicy {
  /** What the user allows at the most; undefined: what the tenant announces. */
  readonly maxRequestsPerSecond?: number;
  /** No `Retry-After` holds everybody up for longer. */
  readonly maxWaitMs: number;
}

export interface PacedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Of what is announced this part is used, since requests that leave evenly do not arrive quite so. It gives way a
 * step whenever the tenant refuses although no more was sent, at most once in a second, and comes back slowly.
 */
const USED_SHARE = { most: 0.98, least: 0.9, step: 0.005, backEveryMs: 10_000 } as const;

/** What may be sent on top by who fell behind the even pace. */
const CATCH_UP_SHARE = 0.01;

/** How many requests are under way at once: before the first answer, of a tenant that announces nothing, and else. */
const AT_ONCE = { first: 8, unannounced: 32, announced: 256 } as const;

/** The longest window that is remembered send by send, in seconds, and the largest. */
const LONGEST_WINDOW = 3600;
const LARGEST_WINDOW = 100_000;

/**
 * Who goes first: what is sent again, so that it ends; then writes, since each follows a read of what it changes,
 * and the less time between them, the better.
 */
const LANES = ["again", "write", "read"] as const;

type Lane = (typeof LANES)[number];

/** One for a process and a tenant: lets requests go as fast as the tenant announces, and no faster. */
export class Pacer {
  readonly #policy: PacePolicy;
  readonly #deps: PaceDeps;
  readonly #waiting: Readonly<Record<Lane, Fifo<() => void>>> = {
    again: new Fifo(),
    write: new Fifo(),
    read: new Fifo(),
  };
  readonly #own: SendWindow | undefined;
  #announced = new Map<number, SendWindow>();
  #notice: readonly RateWindow[] = [];
  #atOnce: number = AT_ONCE.first;
  #share: number = USED_SHARE.most;
  #shareMovedAt = -Infinity;
  #answered = false;
  #underWay = 0;
  #holdUntil = -Infinity;
  #waking = false;
  /** The latest moment that a sleep was to last to: a timer that is early by a part of a millisecond is on time. */
  #reached = -Infinity;

  constructor(policy: PacePolicy, deps: PaceDeps) {
    this.#policy = policy;
    this.#deps = deps;
    const most = policy.maxRequestsPerSecond;
    if (most === undefined) return;
    const allowed = Math.max(1, Math.floor(most));
    this.#own = new SendWindow(allowed, (1000 * allowed) / most);
  }

  /** What the tenant announced last, shortest window first; empty as long as it announced nothing. */
  get announced(): readonly RateWindow[] {
    return this.#notice;
  }

  /**
   * Resolves, with the moment, when a request may leave; each one that was let go is to be `settled`. Resolves at
   * once when the run is stopped: whoever sends looks at the signal anyway. `held`: it was let go before and gives
   * that place back now.
   */
  async admit(lane: Lane, held = false): Promise<number> {
    if (held) this.#underWay -= 1;
    if (!this.#waking && this.#idle())
      for (const window of this.#windows()) window.resume(this.#now());
    await new Promise<void>((resolve) => {
      this.#waiting[lane].push(resolve);
      this.#pump();
    });
    return this.#now();
  }

  /** A request that was let go at `sentAt` ended; `answer` is undefined where none came. */
  settled(sentAt: number, answer: PacedAnswer | undefined): void {
    this.#underWay -= 1;
    if (answer !== undefined) this.#learn(sentAt, answer);
    this.#pump();
  }

  /** Lets everybody go who waits, unpaced: for when nothing is to be sent any more. */
  drain(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#underWay += 1;
      next();
    }
  }

  #learn(sentAt: number, answer: PacedAnswer): void {
    const notice = readRateHeaders(answer.headers);
    const unchanged = notice !== undefined && this.#announces(notice.windows);
    if (notice !== undefined && !unchanged) this.#announce(notice.windows);
    // The pace was kept and is right: what was refused waits by itself, and nobody else has to.
    if (unchanged && this.#usedUp(sentAt)) return this.#giveWay(answer.status === 429);
    if (notice !== undefined) {
      // Counted from the sending: the limiter looked at its window later than that.
      if (notice.exhaustedForMs > 0) this.#hold(sentAt + notice.exhaustedForMs);
    } else if (!this.#answered) this.#atOnce = AT_ONCE.unannounced;
    this.#answered = true;
    if (answer.status !== 429) {
      if (this.#notice.length === 0)
        this.#atOnce = Math.min(AT_ONCE.unannounced, this.#atOnce + 1 / this.#atOnce);
      return;
    }
    const asked = retryAfterMs(answer, this.#deps.clock()) ?? 0;
    this.#hold(this.#now() + asked);
    // A tenant that only refuses tells its limit by refusing: half as many at once, then slowly more again.
    if (this.#notice.length === 0) this.#atOnce = Math.max(1, this.#atOnce / 2);
  }

  /** The shortest window was as good as used up by this process alone, when the tenant looked at it. */
  #usedUp(sentAt: number): boolean {
    const [shortest] = this.#notice;
    const window = shortest === undefined ? undefined : this.#announced.get(shortest.seconds);
    return window?.usedUp(sentAt) === true;
  }

  #giveWay(refused: boolean): void {
    const { most, least, step, backEveryMs } = USED_SHARE;
    const since = this.#now() - this.#shareMovedAt;
    if (refused && since >= 1000) this.#shareTo(Math.max(least, this.#share - step));
    else if (!refused && since >= backEveryMs && this.#share < most)
      this.#shareTo(Math.min(most, this.#share + step));
  }

  #shareTo(share: number): void {
    this.#share = share;
    this.#shareMovedAt = this.#now();
    this.#announce(this.#notice);
  }

  #announces(windows: readonly RateWindow[]): boolean {
    return (
      windows.length === this.#notice.length &&
      windows.every(({ limit, seconds }, at) => {
        const known = this.#notice[at];
        return limit === known?.limit && seconds === known.seconds;
      })
    );
  }

  #announce(windows: readonly RateWindow[]): void {
    this.#atOnce = AT_ONCE.announced;
    this.#notice = windows;
    const next = new Map<number, SendWindow>();
    for (const { limit, seconds } of windows) {
      if (seconds > LONGEST_WINDOW || limit > LARGEST_WINDOW) continue;
      const even = Math.max(1, limit * this.#share);
      const allowed = Math.max(1, Math.floor(limit * (this.#share + CATCH_UP_SHARE)));
      const known = this.#announced.get(seconds);
      const window = known?.resized(allowed, even) ?? new SendWindow(allowed, seconds * 1000, even);
      next.set(seconds, window);
    }
    this.#announced = next;
  }

  #hold(until: number): void {
    const latest = this.#now() + this.#policy.maxWaitMs;
    this.#holdUntil = Math.max(this.#holdUntil, Math.min(until, latest));
  }

  #pump(): void {
    if (this.#deps.signal?.aborted === true) return this.drain();
    if (this.#waking) return;
    while (!this.#idle()) {
      if (this.#underWay >= Math.floor(this.#atOnce)) return;
      const now = this.#now();
      const windows = this.#windows();
      const at = Math.max(this.#holdUntil, ...windows.map((window) => window.earliest()));
      if (at > now) return this.#wakeAt(at);
      for (const window of windows) window.sent(now);
      this.#underWay += 1;
      this.#next()?.();
    }
  }

  #wakeAt(at: number): void {
    this.#waking = true;
    // By the clock itself and in whole milliseconds, as timers are, so that no error adds up.
    const ms = Math.max(1, Math.ceil(at - this.#deps.monotonic()));
    const woken = (): void => {
      this.#waking = false;
      this.#reached = Math.max(this.#reached, at);
      this.#pump();
    };
    this.#deps.sleep(ms, this.#deps.signal).then(woken, () => {
      this.#waking = false;
      this.drain();
    });
  }

  #idle(): boolean {
    return LANES.every((lane) => this.#waiting[lane].size === 0);
  }

  #next(): (() => void) | undefined {
    const lane = LANES.find((name) => this.#waiting[name].size > 0);
    return lane === undefined ? undefined : this.#waiting[lane].shift();
  }

  #windows(): readonly SendWindow[] {
    const announced = [...this.#announced.values()];
    return this.#own === undefined ? announced : [this.#own, ...announced];
  }

  #now(): number {
    return Math.max(this.#deps.monotonic(), this.#reached);
  }
}
