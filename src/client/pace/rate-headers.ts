/** So many requests are allowed in so many seconds. */
export interface RateWindow {
  readonly limit: number;
  readonly seconds: number;
}

export interface RateNotice {
  /** The tightest limit of each length, shortest first. */
  readonly windows: readonly RateWindow[];
  /** Milliseconds until the exhausted window that lasts longest ends; 0 where none is exhausted. */
  readonly exhaustedForMs: number;
}

const ITEM = /^(?<limit>\d+)(?<parameters>(?:\s*;[^;]*)*)$/;
const WIDTH = /;\s*w\s*=\s*(?<seconds>\d+)/i;

/** Lengths that a limiter without a stated one is taken to have. */
const USUAL_SECONDS = [1, 60, 3600] as const;

/**
 * Reads `x-ratelimit-limit`, `-remaining` and `-reset`. Several limiters answer, and `fetch` joins their lines:
 * in `500, 500;w=1, 20000;w=60, 1000, 1000;w=1` each item without `w` begins the next limiter, and the n-th figure
 * of the other two headers belongs to the n-th limiter. Undefined where nothing usable is announced.
 */
export function readRateHeaders(headers: Headers): RateNotice | undefined {
  const remaining = figures(headers.get("x-ratelimit-remaining"));
  const reset = figures(headers.get("x-ratelimit-reset"));
  const limiters = readLimiters(headers.get("x-ratelimit-limit"));
  const windows = new Map<number, number>();
  let exhaustedForMs = 0;
  for (const [index, { limit, stated }] of limiters.entries()) {
    const own = stated.length > 0 ? stated : [{ limit, seconds: guessedSeconds(reset[index]) }];
    for (const window of own)
      windows.set(window.seconds, Math.min(window.limit, windows.get(window.seconds) ?? Infinity));
    if (remaining[index] !== 0) continue;
    const longest = Math.max(...own.map(({ seconds }) => seconds));
    exhaustedForMs = Math.max(exhaustedForMs, 1000 * Math.min(longest, reset[index] ?? longest));
  }
  if (windows.size === 0) return undefined;
  return {
    windows: [...windows]
      .map(([seconds, limit]) => ({ limit, seconds }))
      .sort((a, b) => a.seconds - b.seconds),
    exhaustedForMs,
  };
}

interface Limiter {
  readonly limit: number;
  readonly stated: RateWindow[];
}

function readLimiters(header: string | null): readonly Limiter[] {
  const limiters: Limiter[] = [];
  for (const item of (header ?? "").split(",")) {
    const found = ITEM.exec(item.trim())?.groups;
    const limit = Number(found?.["limit"] ?? 0);
    // A limit of nothing would stop the run for good; the answers themselves say whether that is so.
    if (found === undefined || limit === 0) continue;
    const seconds = Number(WIDTH.exec(found["parameters"] ?? "")?.groups?.["seconds"] ?? 0);
    const last = limiters.at(-1);
    if (seconds === 0 || last === undefined)
      limiters.push({ limit, stated: seconds === 0 ? [] : [{ limit, seconds }] });
    else last.stated.push({ limit, seconds });
  }
  return limiters;
}

function guessedSeconds(reset: number | undefined): number {
  return USUAL_SECONDS.find((seconds) => seconds >= (reset ?? 0)) ?? 3600;
}

function figures(header: string | null): readonly (number | undefined)[] {
  return (header ?? "").split(",").map((item) => {
    const text = item.trim();
    return /^\d+$/.test(text) ? Number(text) : undefined;
  });
}
