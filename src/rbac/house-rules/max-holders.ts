import type { AccessIndex } from "../access/access-index";
import type { DeclaredService, GrantedRole } from "../access/declared-access";
import type { AccessFinding } from "../access/finding";
import type { HeldRole, Holder } from "../access/holders";
import { userLabel } from "../access/holdings";
import { boundsOf } from "../access/level-bounds";
import { showList, showPrincipal } from "../access/words";
import { compareText } from "../provenance";
import { showValue } from "../wording";
import { policyFinding, showFloor } from "./policy-finding";
import type { MaxHolders } from "./policy-rule";

/** One finding a rule, at the first of the assignments that count towards it. */
export function checkMaxHolders(policy: MaxHolders, index: AccessIndex): readonly AccessFinding[] {
  const counts = matcher(policy, index);
  const holders = new Map<string, string>();
  const places: string[] = [];
  for (const holder of index.holders.all) {
    const held = matchingRoles(holder, counts);
    if (held.length === 0) continue;
    for (const [id, label] of peopleOf(index, holder)) holders.set(id, label);
    places.push(...held.flatMap(({ grant }) => (grant === undefined ? [] : [grant.at])));
  }
  const [at] = places.sort(compareText);
  if (at === undefined || holders.size <= policy.max) return [];
  return [
    policyFinding(policy, at, {
      summary: "More holders than the house allows",
      detail: `${holders.size} hold ${subjectOf(policy)}, and at most ${policy.max} may: ${showList(holders.values())}.`,
      fix: "Take it away from some of them.",
    }),
  ];
}

type Counts = (role: GrantedRole, service: DeclaredService) => boolean;

function matcher(
  { role: wanted, service: on, module, level }: MaxHolders,
  index: AccessIndex,
): Counts {
  if (wanted !== undefined)
    return (role, service) =>
      (role.label === wanted || role.key === wanted) &&
      (on === undefined ? service.own : service.key === on || service.label === on);
  if (module === undefined || level === undefined) return () => false;
  return (role, service) => service.own && boundsOf([index.levelsOf(role)]).reaches(module, level);
}

function matchingRoles({ records }: Holder, counts: Counts): readonly HeldRole[] {
  return [...records.values()].flatMap(({ service, roles }) =>
    roles.filter(({ role }) => counts(role, service)),
  );
}

/** The holder itself, or its members in the place of a group where the memberships are known. */
function peopleOf(
  index: AccessIndex,
  { principal }: Holder,
): readonly (readonly [id: string, label: string])[] {
  const { kind, key } = principal;
  if (key === undefined) return [];
  if (kind === "user" || index.facts.memberships === undefined)
    return [[`${kind}:${key}`, showPrincipal(principal)]];
  return index.holders
    .membersOf(key)
    .map((member) => [`user:${member}`, `user ${showValue(userLabel(index, member))}`] as const);
}

function subjectOf({ role, service, module, level }: MaxHolders): string {
  if (role !== undefined)
    return `the role ${showValue(role)}${service === undefined ? "" : ` on ${service}`}`;
  return showFloor(module ?? "", level ?? "");
}
