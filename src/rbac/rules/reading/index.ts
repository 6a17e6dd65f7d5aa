/**
 * What is found while a declaration is read, or compared with what a tenant has: names, types, and what is not there.
 * Inert: the readers judge, each where it reads, and cite the rule by its id.
 */
import { DECLARATION_RULES } from "./declaration";
import { LOOKUP_RULES } from "./lookup";
import { OBJECT_RULES } from "./objects";
import type { ReadingRule } from "./reading-rule";
import { RUN_RULES } from "./running";

export type { ReadingRule, WrittenExample } from "./reading-rule";

/** In the order of the catalogue. */
export const READING_RULES: readonly ReadingRule[] = [
  ...DECLARATION_RULES,
  ...LOOKUP_RULES,
  ...OBJECT_RULES,
  ...RUN_RULES,
];

/** What cannot be read, or is not there, nobody can answer for: an `accept` entry does not meet it. */
export function canBeAccepted(ruleId: string): boolean {
  return !/^(declaration|lookup|guard|ownership|moved|plan|tenant)\//.test(ruleId);
}
