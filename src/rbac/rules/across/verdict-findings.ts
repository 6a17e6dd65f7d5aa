import type { AccessIndex } from "../../access/access-index";
import { type AccessFinding, findingOf } from "../../access/finding";
import { type Verdict, verdictsOf } from "../../access/judge-conditions";
import { showPrincipal } from "../../access/words";
import type { Severity } from "../../../diagnostics";
import { showValue } from "../../wording";
import type { Rule } from "../rule";

/** The findings on declared grants whose role breaks a condition of this severity, and nothing supplies what it lacks. */
export function brokenGrants(
  rule: Rule,
  index: AccessIndex,
  severity: Severity,
): readonly AccessFinding[] {
  return verdictsOf(index)
    .filter(({ outcome, condition }) => outcome === "broken" && condition.severity === severity)
    .map((verdict) => brokenGrant(rule, verdict));
}

function brokenGrant(rule: Rule, verdict: Verdict): AccessFinding {
  const { grant, role, condition } = verdict;
  const whom = showPrincipal(grant.principal);
  return findingOf(rule, grant.at, {
    summary: `With ${showValue(role.label)}, ${whom} cannot ${condition.cannot}`,
    detail: `No other role that ${whom} holds supplies what ${showValue(role.label)} lacks.${showMembers(verdict)}`,
    why: condition.why,
    fix: `${condition.fix} Another role of the same principal may do so as well.`,
    sources: condition.sources,
    principal: grant.principal,
    role,
  });
}

function showMembers({ members }: Verdict): string {
  if (members === undefined) return "";
  return ` Of its ${members.total} members, ${members.supplied} hold it through other roles of their own.`;
}
