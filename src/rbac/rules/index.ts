/**
 * The catalogue of rules: one rule a file, with everything that a finding and the docs say about it. The rules on one
 * role are inert data; those across declarations are in `across/`, those about house rules in `house/`.
 * Holds no evaluation of a single role (that is `check-permissions.ts` and `evaluate-condition.ts`).
 */
import { ACROSS_RULES } from "./across";
import { HOUSE_RULES } from "./house";
import { levelNotOffered } from "./level-not-offered";
import { READING_RULES } from "./reading";
import { ROLE_CONDITIONS } from "./role-conditions";
import type { AccessRule, RoleRule, Rule } from "./rule";
import { unknownModule } from "./unknown-module";

export { ACROSS_RULES, EXAMPLE_NOW, tenantWithoutAppRole } from "./across";
export { levelNotOffered, unknownModule };
export { canBeAccepted, READING_RULES, type ReadingRule, type WrittenExample } from "./reading";
export { ROLE_CONDITIONS } from "./role-conditions";
export type { AccessExample, AccessRule, Requirement, RoleCondition, RoleRule, Rule } from "./rule";

/** The rules that judge one role, each with the permissions of a role that breaks it. */
export const ROLE_RULES: readonly RoleRule[] = [unknownModule, levelNotOffered, ...ROLE_CONDITIONS];

/** The rules that judge a whole desired state, each with a state that breaks it. */
export const ACCESS_RULES: readonly AccessRule[] = [...ACROSS_RULES, ...HOUSE_RULES];

/** Every rule. */
export const RULES: readonly Rule[] = [...ROLE_RULES, ...ACCESS_RULES, ...READING_RULES];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id, or undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}
