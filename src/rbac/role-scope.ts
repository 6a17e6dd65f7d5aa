import { compareLevels, isLevel } from "./levels";
import { isModuleKey, levelsOf } from "./modules";
import { compareText } from "./provenance";
import type { DeclaredLevels } from "./access/declared-access";

/** A level that a deployer may not give, because his own is lower. */
export interface LevelAbove {
  readonly module: string;
  readonly wanted: string;
  /** The highest level that he may give: his own. */
  readonly allowed: string;
}

/**
 * The levels of a role that are above those of the deployer: "an admin can only set the permission level equal to or
 * less than their role scope" (001). A module or level that this version cannot rank counts as above unless the deployer
 * holds just that level; a level that is not known yet, on either side, is passed over.
 * By module name, whatever the order of the levels.
 */
export function levelsAbove(wanted: DeclaredLevels, deployer: DeclaredLevels): LevelAbove[] {
  const above: LevelAbove[] = [];
  for (const [module, level] of wanted) {
    if (level === undefined || level === "none") continue;
    const allowed = deployer.has(module) ? deployer.get(module) : "none";
    if (allowed === undefined || !isAbove(module, level, allowed)) continue;
    above.push({ module, wanted: level, allowed });
  }
  return above.sort((a, b) => compareText(a.module, b.module));
}

/** The same of a role as it is declared: what a module does not offer is `role/level-not-offered`, and has no rank. */
export function offeredLevelsAbove(wanted: DeclaredLevels, deployer: DeclaredLevels): LevelAbove[] {
  return levelsAbove(wanted, deployer).filter(
    ({ module, wanted: level }) =>
      !isModuleKey(module) || levelsOf(module).some((offered) => offered === level),
  );
}

function isAbove(module: string, wanted: string, allowed: string): boolean {
  if (wanted === allowed) return false;
  if (!isModuleKey(module) || !isLevel(wanted) || !isLevel(allowed)) return true;
  return compareLevels(wanted, allowed) > 0;
}
