import type { AccessIndex } from "../../access/access-index";
import {
  type Held,
  holdersOf,
  holdsAppRole,
  holdsInsightRole,
  isAppRole,
  isInsightRole,
} from "../../access/app-access";
import { type AccessFinding, findingOf } from "../../access/finding";
import type { HeldRole, Holder } from "../../access/holders";
import { showPrincipal } from "../../access/words";
import { EXECUTIVE_INSIGHTS, EXECUTIVE_INSIGHTS_SOURCES } from "../../executive-insights";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zidentity } from "./example";

const INSIGHT = showValue(EXECUTIVE_INSIGHTS.zidentityRole);
const APP = showValue(EXECUTIVE_INSIGHTS.ziaRole);

/** How a half of the pair is told, and what the other is. */
interface Half {
  readonly is: typeof isAppRole;
  readonly other: string;
  readonly holdsOther: (holders: readonly Holder[]) => Held;
}

const HALVES: readonly Half[] = [
  { is: isInsightRole, other: `${APP} on any ZIA tenant`, holdsOther: holdsAppRole },
  { is: isAppRole, other: `${INSIGHT} on ZIdentity`, holdsOther: holdsInsightRole },
];

export const executiveInsightsHalfOfPair: AcrossRule = {
  id: "executive-insights/half-of-pair",
  severity: "warning",
  title: "Half of the pair of roles that opens the Executive Insights app",
  why: `The app takes both: the ${EXECUTIVE_INSIGHTS.zidentityRole} role on ZIdentity, and the ${EXECUTIVE_INSIGHTS.ziaRole} role on every ZIA tenant that the executive needs.`,
  fix: `Assign ${INSIGHT} on ZIdentity and ${APP} on the ZIA tenants to the same users or groups.`,
  sources: EXECUTIVE_INSIGHTS_SOURCES,
  example: {
    declared: declare({
      grants: [grant(group("Board"), zidentity, [named(EXECUTIVE_INSIGHTS.zidentityRole)])],
    }),
  },
  check: (index) =>
    index.holders.all.flatMap((holder) => HALVES.flatMap((half) => judgeHalf(index, holder, half))),
};

function judgeHalf(
  index: AccessIndex,
  holder: Holder,
  { is, other, holdsOther }: Half,
): readonly AccessFinding[] {
  const declared = declaredIn(holder, is);
  // Most hold no half, and the other is looked for over all that they hold.
  if (declared.length === 0 || !certainlyLacks(index, holder, holdsOther)) return [];
  return declared.map(({ role, grant: { at, principal, service } }) => {
    const detail = `${showPrincipal(principal)} holds ${showValue(role.label)} on ${service.label}, but not ${other}; the app stays empty.`;
    return findingOf(executiveInsightsHalfOfPair, at, { detail, principal, role });
  });
}

function declaredIn(holder: Holder, is: typeof isAppRole): readonly Required<HeldRole>[] {
  return [...holder.records.values()].flatMap(({ service, roles }) =>
    roles.flatMap(({ role, grant: given }) =>
      given !== undefined && is(role, service) ? [{ role, grant: given }] : [],
    ),
  );
}

/** A group lacks a half when it is known of the group, and of a member of it where the members are known. */
function certainlyLacks(
  index: AccessIndex,
  holder: Holder,
  holds: (holders: readonly Holder[]) => Held,
): boolean {
  if (holds(holdersOf(index, holder)) !== false) return false;
  const { kind, key } = holder.principal;
  const members = kind === "group" && key !== undefined ? index.holders.membersOf(key) : [];
  return (
    members.length === 0 ||
    members.some((member) => holds(holdersOf(index, holderOfUser(index, member))) === false)
  );
}

/** A user that has no record of his own may still hold roles through groups. */
function holderOfUser({ holders }: AccessIndex, key: string): Holder {
  const nothing: Holder = {
    principal: { kind: "user", key, label: key },
    records: new Map(),
    complete: true,
  };
  return holders.find("user", key) ?? nothing;
}
