import { attributePath, type Diagnostic } from "../diagnostics";
import type { Level } from "./levels";
import type { ModuleKey } from "./modules";
import type { Requirement, RoleCondition } from "./rules";
import { citeSources } from "./sources";
import { enumerate } from "./wording";

/** The level that a role holds on a module; undefined when it is not known yet. */
export type LevelOf = (module: ModuleKey) => Level | undefined;

/**
 * The finding of one condition, or undefined.
 * Three-valued: it speaks only when the condition is broken whatever the levels that are not known yet turn out to be.
 */
export function evaluateCondition(rule: RoleCondition, levelOf: LevelOf): Diagnostic | undefined {
  const applies = rule.when.every((requirement) => holds(requirement, levelOf) === true);
  const broken = rule.needs.some((requirement) => holds(requirement, levelOf) === false);
  if (!applies || !broken) return undefined;
  return {
    severity: rule.severity,
    summary: rule.title,
    detail: `This role cannot ${rule.cannot}: ${describeLevels(rule, levelOf)}. ${rule.why}`,
    fix: rule.fix,
    path: attributePath(rule.when[0].module),
    ruleId: rule.id,
    source: citeSources(rule.sources),
  };
}

function holds(requirement: Requirement, levelOf: LevelOf): boolean | undefined {
  const level = levelOf(requirement.module);
  if (level === undefined) return undefined;
  return requirement.levels.some((accepted) => accepted === level);
}

function describeLevels(rule: RoleCondition, levelOf: LevelOf): string {
  const modules = new Set([...rule.when, ...rule.needs].map((requirement) => requirement.module));
  return enumerate([...modules].map((module) => `${module} is ${describeLevel(levelOf(module))}`));
}

function describeLevel(level: Level | undefined): string {
  return level === undefined ? "not known yet" : `"${level}"`;
}
