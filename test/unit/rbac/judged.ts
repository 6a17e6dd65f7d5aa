import {
  type AccessFinding,
  checkAccess,
  type CheckAccessOptions,
  type DeclaredAccess,
} from "../../../src/rbac";
import { declare, EXAMPLE_NOW } from "../../../src/rbac/rules/across/example";

/** All findings on a state, at the time of the examples. */
export function judged(
  parts: Partial<DeclaredAccess>,
  options: Partial<CheckAccessOptions> = {},
): readonly AccessFinding[] {
  return checkAccess(declare(parts), { now: EXAMPLE_NOW, ...options });
}

/** The findings of one rule. */
export function foundBy(
  id: string,
  parts: Partial<DeclaredAccess>,
  options: Partial<CheckAccessOptions> = {},
): readonly AccessFinding[] {
  return judged(parts, options).filter(({ diagnostic }) => diagnostic.ruleId === id);
}

/** The places of the findings of one rule. */
export function placesOf(
  id: string,
  parts: Partial<DeclaredAccess>,
  options: Partial<CheckAccessOptions> = {},
): readonly string[] {
  return foundBy(id, parts, options).map(({ at }) => at);
}
