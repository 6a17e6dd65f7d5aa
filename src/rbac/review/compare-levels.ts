import type { EffectiveModule } from "../effective-access";
import { compareLevels, isLevel } from "../levels";
import type { LevelDifference, LevelMove, LevelSide } from "./difference";
import { type End, latest, moveOf, NEVER } from "./ends";
import { pathKey, type StandingAccess } from "./standing-access";

/** The modules on which the effective level changes, or the time that it lasts. */
export function compareEffectiveLevels(
  before: StandingAccess,
  after: StandingAccess,
): readonly LevelDifference[] {
  const earlier = new Map(before.own.modules.map((one) => [one.module, one]));
  const later = new Map(after.own.modules.map((one) => [one.module, one]));
  const unread = compareUnread(before, after);
  return [...new Set([...earlier.keys(), ...later.keys()])].flatMap((module) => {
    const change = compareModule(
      { module: earlier.get(module), access: before },
      { module: later.get(module), access: after },
      unread,
    );
    return change === undefined ? [] : [{ module, ...change }];
  });
}

interface Side {
  readonly module: EffectiveModule | undefined;
  readonly access: StandingAccess;
}

function compareModule(
  before: Side,
  after: Side,
  unread: Unread,
): Omit<LevelDifference, "module"> | undefined {
  const sides = { before: sideOf(before), after: sideOf(after) };
  const change = directionOf(sides.before, sides.after, unread) ?? lastingOf(before, after);
  if (change === undefined) return undefined;
  return { ...sides, change, growth: ["raised", "unclear", "longer"].includes(change) };
}

function sideOf(side: Side): LevelSide {
  const { level, exact, paths } = side.module ?? notNamed(side.access);
  const { text } = endOfLevel(side);
  return {
    level,
    exact,
    unranked: [...new Set(paths.map((path) => path.level))].filter((text) => !isLevel(text)).sort(),
    paths: paths.filter(({ standing }) => standing !== "outranked"),
    ...(text === undefined ? {} : { expiresAt: text }),
  };
}

/** A module of a version to come, that no known role of this side names. */
function notNamed({ own }: StandingAccess): Omit<LevelSide, "unranked"> {
  return { level: "none", exact: own.unreadRoles.length === 0, paths: [] };
}

interface Unread {
  readonly appears: boolean;
  readonly disappears: boolean;
}

/** Roles whose levels are known on one side alone. */
function compareUnread(before: StandingAccess, after: StandingAccess): Unread {
  const keysOf = ({ own }: StandingAccess) => new Set(own.unreadRoles.map(({ role }) => role.id));
  const [earlier, later] = [keysOf(before), keysOf(after)];
  return {
    appears: [...later].some((key) => !earlier.has(key)),
    disappears: [...earlier].some((key) => !later.has(key)),
  };
}

/** A level that nobody can rank may be above any other, and so may what a role of unknown levels gives. */
function directionOf(before: LevelSide, after: LevelSide, unread: Unread): LevelMove | undefined {
  const ranked = compareLevels(after.level, before.level);
  const appears = after.unranked.some((text) => !before.unranked.includes(text));
  const disappears = before.unranked.some((text) => !after.unranked.includes(text));
  const up = ranked > 0 || appears || (ranked < 0 && unread.appears);
  const down = ranked < 0 || disappears || (ranked > 0 && unread.disappears);
  if (up && down) return "unclear";
  if (up) return "raised";
  return down ? "lowered" : undefined;
}

function lastingOf(before: Side, after: Side): LevelMove | undefined {
  const MOVES = {
    same: undefined,
    later: "longer",
    earlier: "shorter",
    unclear: "unclear",
  } as const;
  return MOVES[moveOf(endOfLevel(before), endOfLevel(after))];
}

function endOfLevel({ module, access }: Side): End {
  const deciding = module?.paths.filter(({ standing }) => standing === "decides") ?? [];
  return latest(deciding.map((path) => access.pathEnds.get(pathKey(path)) ?? NEVER));
}
