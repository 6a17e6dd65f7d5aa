import { parseInstant } from "../access/instant";

/** When an access ends. */
export interface End {
  /** As it is declared; absent for an access without an end. */
  readonly text?: string;
  /** Milliseconds since 1970; `Infinity` for never; undefined while it is not known. */
  readonly instant: number | undefined;
}

export const NEVER: End = { instant: Infinity };

export function endOf(expiresAt: string | undefined): End {
  if (expiresAt === undefined) return NEVER;
  return { text: expiresAt, instant: parseInstant(expiresAt) };
}

/** The end of an access that comes by several ways: it lasts while one of them does. */
export function latest(ends: readonly End[]): End {
  const [first = NEVER, ...others] = ends;
  return others.reduce(later, first);
}

/** One that is not known may be any time, but none is later than never. */
function later(a: End, b: End): End {
  if (a.instant === Infinity || b.instant === Infinity) return NEVER;
  if (a.instant === undefined || b.instant === undefined) return a.instant === undefined ? a : b;
  return b.instant > a.instant ? b : a;
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
