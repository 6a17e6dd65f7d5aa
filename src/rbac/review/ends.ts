import { parseInstant } from "../access/instant";
import { enumerate } from "../wording";

/** When an access ends. */
export interface End {
  /** As it is declared, several where it is not known which is the last; absent for an access without an end. */
  readonly text?: string;
  /** Milliseconds since 1970; `Infinity` for never; undefined while it is not known. */
  readonly instant: number | undefined;
}

export const NEVER: End = { instant: Infinity };

export function endOf(expiresAt: string | undefined): End {
  if (expiresAt === undefined) return NEVER;
  return { text: expiresAt, instant: parseInstant(expiresAt) };
}

/**
 * The end of an access that comes by several ways: it lasts while one of them does. An end that is not known may be any
 * time, but is not later than never.
 */
export function latest(ends: readonly End[]): End {
  const last = Math.max(...ends.map(({ instant = -Infinity }) => instant));
  if (ends.length === 0 || last === Infinity) return NEVER;
  const decide = ends.filter(({ instant = last }) => instant === last);
  const texts = [...new Set(decide.map(({ text = "" }) => text))].sort();
  const known = decide.every(({ instant }) => instant !== undefined);
  return known
    ? { text: enumerate(texts.slice(0, 1)), instant: last }
    : { text: enumerate(texts, "or"), instant: undefined };
}

export type EndMove = "same" | "later" | "earlier" | "unclear";

/** How the end of an access moves. */
export function moveOf(before: End, after: End): EndMove {
  if (before.instant === undefined && after.instant === undefined)
    return before.text === after.text ? "same" : "unclear";
  if (before.instant === undefined) return after.instant === Infinity ? "later" : "unclear";
  if (after.instant === undefined) return before.instant === Infinity ? "earlier" : "unclear";
  if (before.instant === after.instant) return "same";
  return after.instant > before.instant ? "later" : "earlier";
}
