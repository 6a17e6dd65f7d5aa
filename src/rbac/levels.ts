/** Every access level, weakest first (001, 002). */
export const LEVELS = ["none", "restricted_view", "view_only", "restricted_full", "full"] as const;

export type Level = (typeof LEVELS)[number];

/** A level that gives something. */
export type GrantedLevel = Exclude<Level, "none">;

/** What the portal calls them (001, 002). */
export const LEVEL_TITLES: Readonly<Record<Level, string>> = {
  none: "None",
  restricted_view: "Restricted View",
  view_only: "View Only",
  restricted_full: "Restricted Full",
  full: "Full",
};

const STRENGTH: Readonly<Record<Level, number>> = {
  none: 0,
  restricted_view: 1,
  view_only: 2,
  restricted_full: 3,
  full: 4,
};

export function isLevel(value: unknown): value is Level {
  return typeof value === "string" && Object.hasOwn(STRENGTH, value);
}

/** Negative when `a` is weaker than `b`, 0 when they are the same level, positive when it is stronger. */
export function compareLevels(a: Level, b: Level): number {
  return STRENGTH[a] - STRENGTH[b];
}

/** Whether `level` is `floor` or stronger. */
export function atLeast(level: Level, floor: Level): boolean {
  return compareLevels(level, floor) >= 0;
}

/** The strongest of the levels; `none` when there is no level at all. */
export function highest(levels: Iterable<Level>): Level {
  let found: Level = "none";
  for (const level of levels) if (compareLevels(level, found) > 0) found = level;
  return found;
}
