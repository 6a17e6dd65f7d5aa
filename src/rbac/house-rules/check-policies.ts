import type { AccessIndex } from "../access/access-index";
import type { AccessFinding } from "../access/finding";
import { checkForbiddenCombination } from "./forbidden-combination";
import { checkGroupsOnly } from "./groups-only";
import { checkMaxHolders } from "./max-holders";
import { checkNamePattern } from "./name-pattern";
import type { PolicyRule } from "./policy-rule";
import { readPolicies } from "./read-policies";
import { checkRequireExpiry } from "./require-expiry";

/** All that house rules find, and what is wrong with the rules themselves. A rule that is not valid finds nothing. */
export function checkPolicies(
  given: unknown,
  index: AccessIndex,
  catalogueIds: ReadonlySet<string>,
): readonly AccessFinding[] {
  const { policies, problems } = readPolicies(given, catalogueIds);
  return [...problems, ...policies.flatMap((policy) => checkOne(policy, index))];
}

function checkOne(policy: PolicyRule, index: AccessIndex): readonly AccessFinding[] {
  switch (policy.kind) {
    case "forbidden_combination":
      return checkForbiddenCombination(policy, index);
    case "groups_only":
      return checkGroupsOnly(policy, index);
    case "max_holders":
      return checkMaxHolders(policy, index);
    case "require_expiry":
      return checkRequireExpiry(policy, index);
    case "name_pattern":
      return checkNamePattern(policy, index);
  }
}
