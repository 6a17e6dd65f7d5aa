import { type RateLines, setRateHeaders } from "../headers";
import { errorOf } from "./answer-faults";
import type { Call, Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";
import { sayRetryAfter } from "./retry-after";

/** The requests that one client made in one window of the clock, such as the second that runs. */
class Window {
  #number = Number.NaN;
  #used = 0;

  constructor(
    readonly limit: number,
    /** Seconds. */
    readonly length: number,
  ) {}

  /** Milliseconds since 1970 in `now`, here and below. */
  remaining(now: number): number {
    return Math.max(0, this.limit - this.#usedAt(now));
  }

  take(now: number): void {
    this.#used = this.#usedAt(now) + 1;
    this.#number = this.#numberAt(now);
  }

  /** Whole seconds until it begins anew; at least 1. */
  secondsLeft(now: number): number {
    return Math.max(1, Math.ceil(((this.#numberAt(now) + 1) * this.length * 1000 - now) / 1000));
  }

  /** `500;w=1`. */
  get policy(): string {
    return `${this.limit};w=${this.length}`;
  }

  #usedAt(now: number): number {
    return this.#number === this.#numberAt(now) ? this.#used : 0;
  }

  #numberAt(now: number): number {
    return Math.floor(now / (this.length * 1000));
  }
}

/** The windows of one client: the limiter's own, and a gateway's that lets twice as many pass. */
interface Account {
  readonly own: readonly Window[];
  readonly gateway: readonly Window[];
}

export function rateLimit({ perSecond, perMinute, retryAfter }: FaultOf<"rate_limit">): Effect {
  const accounts = new Map<string, Account>();
  const windows = (factor: number) => [
    ...(perSecond === undefined ? [] : [new Window(perSecond * factor, 1)]),
    ...(perMinute === undefined ? [] : [new Window(perMinute * factor, 60)]),
  ];
  const accountOf = ({ caller = "" }: Call): Account => {
    const account = accounts.get(caller) ?? { own: windows(1), gateway: windows(2).slice(0, 1) };
    accounts.set(caller, account);
    return account;
  };

  return {
    instead: (call) => {
      const account = accountOf(call);
      const { own, gateway } = account;
      const now = call.now();
      const full = own.findLast((window) => window.remaining(now) === 0);
      if (full === undefined) {
        for (const window of [...own, ...gateway]) window.take(now);
        return undefined;
      }
      const said = sayRetryAfter(retryAfter, full.secondsLeft(now), now);
      const answer = Response.json({ ...errorOf(429), ...said.body }, { status: 429 });
      if (said.header !== undefined) answer.headers.set("retry-after", said.header);
      return setRateHeaders(call.context, answer, linesOf(account, now));
    },
    after: (call, answer) =>
      setRateHeaders(call.context, answer, linesOf(accountOf(call), call.now())),
  };
}

/** One line a limiter; of its windows, the one with the least left comes first, as on the wire. */
function linesOf({ own, gateway }: Account, now: number): RateLines {
  const limiters = [own, gateway].flatMap((windows) => {
    const tightest = windows.toSorted((a, b) => a.remaining(now) - b.remaining(now))[0];
    return tightest === undefined ? [] : [{ windows, tightest }];
  });
  return {
    "x-ratelimit-limit": limiters.map(({ windows, tightest }) =>
      [tightest.limit, ...windows.map(({ policy }) => policy)].join(", "),
    ),
    "x-ratelimit-remaining": limiters.map(({ tightest }) => String(tightest.remaining(now))),
    "x-ratelimit-reset": limiters.map(({ tightest }) => String(tightest.secondsLeft(now))),
  };
}
