import type { DeclaredAccess } from "./access/declared-access";
import { buildAccessIndex } from "./access/access-index";
import type { AccessFinding } from "./access/finding";
import { readDeclared } from "./access/read-declared";
import type { AcceptEntry } from "./house-rules/accept-entry";
import { applyAccepted } from "./house-rules/apply-accepted";
import { checkPolicies } from "./house-rules/check-policies";
import type { PolicyRule } from "./house-rules/policy-rule";
import { inKeyOrder } from "./provenance";
import { ACROSS_RULES, RULES } from "./rules";

export interface CheckAccessOptions {
  /** The moment for which expiries are judged. */
  readonly now: Date;
  /** The rules of the house; they run with ours. */
  readonly policies?: readonly PolicyRule[] | undefined;
  /** The findings that the house answers for. To accept those of single roles too, use `applyAccepted` over all. */
  readonly accept?: readonly AcceptEntry[] | undefined;
}

const RULE_IDS: ReadonlySet<string> = new Set(RULES.map(({ id }) => id));

/**
 * Judges a desired state as a whole, in time linear in its size. The rules on single roles are not among these: they
 * are `checkPermissions`. Whatever is not known is passed over, and nothing that is given makes it throw.
 * Returns all findings, each once, by place and rule: the order of the declarations changes nothing.
 */
export function checkAccess(
  declared: DeclaredAccess,
  { now, policies, accept }: CheckAccessOptions,
): readonly AccessFinding[] {
  const index = buildAccessIndex(readDeclared(declared), now.getTime());
  const found = [
    ...ACROSS_RULES.flatMap((rule) => rule.check(index)),
    ...checkPolicies(policies, index, RULE_IDS),
  ];
  const judged = applyAccepted(inFindingOrder(found), accept ?? [], now);
  return inFindingOrder(judged);
}

function inFindingOrder(findings: readonly AccessFinding[]): AccessFinding[] {
  return inKeyOrder(findings, ({ at, diagnostic, principal, role }) => {
    const { ruleId, summary, detail } = diagnostic;
    return JSON.stringify([at, ruleId, summary, detail, principal, role]);
  });
}
