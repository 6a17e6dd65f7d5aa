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
  const modules = [...new Set([...earlier.keys(), ...later.keys()])];
  return modules.flatMap((module) => {
    const change = compareModule(
      { module: earlier.get(module), access: before },
      { module: later.get(module), access: after },
    );
    return change === undefined ? [] : [{ module, ...change }];
  });
}

interface Side {
  readonly module: EffectiveModule | undefined;
  readonly access: StandingAccess;
}

function compareModule(before: Side, after: Side): Omit<LevelDifference, "module"> | undefined {
  // Mostly nothing is held on a module.
  if (!isHeld(before) && !isHeld(after)) return undefined;
  const sides = { before: sideOf(before), after: sideOf(after) };
  const change =
    directionOf(sides.before, sides.after, unread(before, after)) ?? lastingOf(before, after);
  if (change === undefined) return undefined;
  return { ...sides, change, growth: ["raised", "unclear", "longer"].includes(change) };
}

function isHeld({ module }: Side): boolean {
  return module !== undefined && module.paths.length > 0;
}

function sideOf(side: Side): LevelSide {
  const { module } = side;
  if (module === undefined) return { level: "none", exact: true, unranked: [], paths: [] };
  const { level, exact, paths } = module;
  const { text } = endOfLevel(side);
  return {
    level,
    exact,
    unranked: [...new Set(paths.map((path) => path.level))].filter((text) => !isLevel(text)).sort(),
    paths: paths.filter(({ standing }) => standing !== "outranked"),
    ...(text === undefined ? {} : { expiresAt: text }),
  };
}

interface Unread {
  readonly appears: boolean;
  readonly disappears: boolean;
}

/** Roles whose levels are known on one side alone. */
function unread({ access: before }: Side, { access: after }: Side): Unread {
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
