const HOUR_MS = 3_600_000;

/** The longest pause is so many intervals, and an hour at the most, or the interval itself where that is longer. */
const LONGEST_INTERVALS = 4;

/** The shortest pause after a round that took longer than the interval. Milliseconds. */
const BREATH_MS = 1_000;

export function longestPause(intervalMs: number): number {
  return Math.max(intervalMs, Math.min(LONGEST_INTERVALS * intervalMs, HOUR_MS));
}

/**
 * Milliseconds from the start of one round to the start of the next, after so many failed rounds in a row: the interval,
 * and on top of it anything up to a bound that doubles with each failure (full jitter: many watches that lost one tenant
 * do not come back to it at one moment).
 */
export function pauseAfter(failures: number, intervalMs: number, random: () => number): number {
  const room = longestPause(intervalMs) - intervalMs;
  // 2 ** 1024 is infinite, and the room is not.
  return intervalMs + random() * Math.min(room, intervalMs * (2 ** failures - 1));
}

/** Milliseconds still to sleep after a round that took `tookMs` of its pause. */
export function restOf(pauseMs: number, tookMs: number, intervalMs: number): number {
  return Math.max(pauseMs - tookMs, Math.min(BREATH_MS, intervalMs));
}
