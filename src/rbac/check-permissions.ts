import { attributePath, type Diagnostic, didYouMean, nearest } from "../diagnostics";
import { evaluateCondition, type LevelOf } from "./evaluate-condition";
import type { Level } from "./levels";
import { isModuleKey, levelsOf, MODULE_KEYS, MODULES, type ModuleKey } from "./modules";
import { levelNotOffered, ROLE_CONDITIONS, unknownModule } from "./rules";
import { citeSources } from "./sources";
import { enumerate, showValue } from "./wording";

/**
 * Judges the declared permissions of one role, module name to level.
 * A level that is `undefined` is not known yet, and nothing is said that it could still prove wrong; `null` and an
 * absent module mean `none`. A `Map`, so that "not known yet" is never mistaken for "left out", and so that any text
 * can be a module name. Whatever else is given becomes a finding: this never throws.
 * Returns all findings, names and levels first, with paths below the permissions.
 */
export function checkPermissions(permissions: ReadonlyMap<string, unknown>): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const levels = new Map<ModuleKey, Level | undefined>();
  for (const [module, value] of permissions) {
    if (!isModuleKey(module)) {
      findings.push(unknownModuleFinding(module));
      continue;
    }
    if (value === null) continue;
    const level = levelsOf(module).find((offered) => offered === value);
    // A level that is wrong counts as not known, so that no condition is judged by it.
    levels.set(module, level);
    if (level === undefined && value !== undefined)
      findings.push(levelNotOfferedFinding(module, value));
  }
  const levelOf: LevelOf = (module) => (levels.has(module) ? levels.get(module) : "none");
  return [...findings, ...checkConditions(levelOf)];
}

/** The conditions alone, for a caller that has valid levels already. */
export function checkConditions(levelOf: LevelOf): Diagnostic[] {
  return ROLE_CONDITIONS.map((rule) => evaluateCondition(rule, levelOf)).filter(
    (finding) => finding !== undefined,
  );
}

function unknownModuleFinding(name: string): Diagnostic {
  const hint =
    nearest(name, MODULE_KEYS) === undefined
      ? ` The modules are ${enumerate(MODULE_KEYS)}.`
      : didYouMean(name, MODULE_KEYS);
  return {
    severity: unknownModule.severity,
    summary: `Unknown module ${showValue(name)}`,
    detail: `ZIdentity has no module ${showValue(name)} that this version knows.${hint}`,
    fix: unknownModule.fix,
    path: attributePath(name),
    ruleId: unknownModule.id,
    source: citeSources(unknownModule.sources),
  };
}

function levelNotOfferedFinding(module: ModuleKey, value: unknown): Diagnostic {
  const offered = levelsOf(module).map(showValue);
  const hint = typeof value === "string" ? didYouMean(value, levelsOf(module)) : "";
  return {
    severity: levelNotOffered.severity,
    summary: `${module} does not offer the level ${showValue(value)}`,
    detail: `${module} offers ${enumerate(offered)}.${hint}`,
    fix: `Set ${module} to ${enumerate(offered, "or")}.`,
    path: attributePath(module),
    ruleId: levelNotOffered.id,
    source: citeSources(MODULES[module].sources),
  };
}
