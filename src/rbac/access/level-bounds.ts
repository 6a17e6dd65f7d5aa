import { atLeast, compareLevels, isLevel, type Level } from "../levels";
import { levelsOf, type ModuleKey } from "../modules";
import type { Requirement } from "../rules/rule";
import type { DeclaredLevels } from "./declared-access";

/** What is certain about the levels of a principal or of a role, whatever the unknown ones turn out to be. */
export interface LevelBounds {
  /** Every level that may be the effective one; at least one. */
  possible(module: ModuleKey): readonly Level[];
  /** Whether the level is certainly `floor` or stronger; a level that cannot be ranked is reached by itself alone. */
  reaches(module: string, floor: string): boolean;
}

/** The highest level on each module over several roles; `undefined` stands for a role of unknown permissions. */
export function boundsOf(held: Iterable<DeclaredLevels | undefined>): LevelBounds {
  const least = new Map<string, Level>();
  const open = new Set<string>();
  const unranked = new Set<string>();
  let allOpen = false;
  for (const levels of held) {
    if (levels === undefined) allOpen = true;
    for (const [module, level] of levels ?? []) {
      if (!isLevel(level)) {
        open.add(module);
        if (level !== undefined) unranked.add(unrankedKey(module, level));
      } else if (compareLevels(level, least.get(module) ?? "none") > 0) least.set(module, level);
    }
  }
  return {
    possible: (module) => {
      const level = least.get(module) ?? "none";
      if (!allOpen && !open.has(module)) return [level];
      const higher = levelsOf(module).filter((offered) => compareLevels(offered, level) > 0);
      return [level, ...higher];
    },
    reaches: (module, floor) =>
      isLevel(floor)
        ? atLeast(least.get(module) ?? "none", floor)
        : unranked.has(unrankedKey(module, floor)),
  };
}

/** Three-valued: undefined when the levels that are not known decide. */
export function meets({ module, levels }: Requirement, bounds: LevelBounds): boolean | undefined {
  const possible = bounds.possible(module);
  const accepted = possible.filter((level) => levels.some((offered) => offered === level));
  if (accepted.length === possible.length) return true;
  return accepted.length === 0 ? false : undefined;
}

function unrankedKey(module: string, level: string): string {
  return JSON.stringify([module, level]);
}
