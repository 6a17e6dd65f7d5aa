import type { DeclaredEntitlement, DeclaredGrant } from "../../access/declared-access";
import { type AccessFinding, findingOf } from "../../access/finding";
import { principalId } from "../../access/holders";
import { showPrincipal } from "../../access/words";
import type { Rule } from "../rule";

/** All but the first declaration, in canonical order, of one (principal, service). */
export function declaredTwice(
  rule: Rule,
  declarations: readonly (DeclaredGrant | DeclaredEntitlement)[],
): readonly AccessFinding[] {
  const first = new Map<string, string>();
  const findings: AccessFinding[] = [];
  for (const { at, principal, service } of declarations) {
    if (principal.key === undefined || service.key === undefined) continue;
    const pair = JSON.stringify([principalId(principal.kind, principal.key), service.key]);
    const earlier = first.get(pair);
    if (earlier === undefined) first.set(pair, at);
    else {
      const detail = `${earlier} declares ${showPrincipal(principal)} on ${service.label} already.`;
      findings.push(findingOf(rule, at, { detail, principal }));
    }
  }
  return findings;
}
