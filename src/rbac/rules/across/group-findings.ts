import type { DeclaredPrincipal } from "../../access/declared-access";
import { type AccessFinding, findingOf } from "../../access/finding";
import { showPrincipal } from "../../access/words";
import type { AccessIndex } from "../../access/access-index";
import type { GroupFacts } from "../../access/tenant-facts";
import type { Rule } from "../rule";

interface Declaration {
  readonly at: string;
  readonly principal: DeclaredPrincipal;
}

/** A finding for every declaration on a group of which the tenant tells that something holds. */
export function groupFindings(
  rule: Rule,
  { facts }: AccessIndex,
  declarations: readonly Declaration[],
  holds: (group: GroupFacts) => boolean,
  predicate: string,
): readonly AccessFinding[] {
  const findings: AccessFinding[] = [];
  for (const { at, principal } of declarations) {
    if (principal.kind !== "group" || principal.key === undefined) continue;
    const group = facts.groups?.get(principal.key);
    if (group === undefined || !holds(group)) continue;
    const detail = `${showPrincipal(principal)} ${predicate}.`;
    findings.push(findingOf(rule, at, { detail, principal }));
  }
  return findings;
}
