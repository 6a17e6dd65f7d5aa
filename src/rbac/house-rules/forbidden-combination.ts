import type { AccessIndex } from "../access/access-index";
import type { DeclaredGrant, DeclaredPrincipal } from "../access/declared-access";
import type { AccessFinding } from "../access/finding";
import { type Holding, holdingsOfUser, ownHoldings, userLabel } from "../access/holdings";
import { boundsOf, type LevelBounds } from "../access/level-bounds";
import { showList, showPrincipal } from "../access/words";
import { showValue } from "../wording";
import { policyFinding, reachedFloors, reachesAll, showFloors } from "./policy-finding";
import type { ForbiddenCombination } from "./policy-rule";

/**
 * Judges every user and group that holds anything. A user for whom one of his groups breaks the rule by itself is
 * passed over: the finding on the group says it.
 */
export function checkForbiddenCombination(
  policy: ForbiddenCombination,
  index: AccessIndex,
): readonly AccessFinding[] {
  const findings: AccessFinding[] = [];
  const broken = new Set<string>();
  const users = new Set(index.facts.memberships?.keys());
  for (const holder of index.holders.all) {
    const { principal } = holder;
    if (principal.key === undefined) continue;
    if (principal.kind === "user") users.add(principal.key);
    else {
      const found = judge(policy, principal, ownHoldings(index, holder));
      if (found !== undefined) broken.add(principal.key);
      findings.push(...(found ?? []));
    }
  }
  for (const key of users) {
    if (index.holders.groupsOf(key).some((group) => broken.has(group))) continue;
    const principal = { kind: "user", key, label: userLabel(index, key) } as const;
    findings.push(...(judge(policy, principal, holdingsOfUser(index, key)) ?? []));
  }
  return findings;
}

/** Undefined when the principal does not reach the combination. */
function judge(
  policy: ForbiddenCombination,
  principal: DeclaredPrincipal,
  holdings: readonly Holding[],
): readonly AccessFinding[] | undefined {
  if (!reachesAll(boundsOf(levelsIn(holdings)), policy.modules)) return undefined;
  const parts = holdings
    .map((holding) => ({ holding, bounds: boundsOf([holding.levels]) }))
    .filter(({ bounds }) => reachedFloors(bounds, policy.modules).length > 0);
  const grants = new Set(parts.map(({ holding }) => holding.grant));
  return [...grants]
    .filter((grant) => grant !== undefined)
    .map((grant) => combination(policy, principal, grant, parts));
}

interface Part {
  readonly holding: Holding;
  readonly bounds: LevelBounds;
}

function combination(
  policy: ForbiddenCombination,
  principal: DeclaredPrincipal,
  { at }: DeclaredGrant,
  parts: readonly Part[],
): AccessFinding {
  const sources = parts.map(({ holding: { role, group }, bounds }) => {
    const through = group === undefined ? "" : ` by the group ${showValue(group.label)}`;
    return `${showList(reachedFloors(bounds, policy.modules))} from ${showValue(role.label)}${through}`;
  });
  return policyFinding(policy, at, {
    summary: "Combination of levels that no one may hold",
    detail: `${showPrincipal(principal)} would hold ${showFloors(policy.modules, "and")} at once: ${showList(sources)}.`,
    fix: "Take one of the roles away, or lower one of the levels.",
    principal,
  });
}

function levelsIn(holdings: readonly Holding[]) {
  return holdings.map(({ levels }) => levels);
}
