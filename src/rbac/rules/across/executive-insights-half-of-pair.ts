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

/** The role of a pair that is held, and what is missing to it. */
interface Half {
  readonly held: HeldRole;
  readonly missing: string;
}

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
  check: (index) => index.holders.all.flatMap((holder) => halves(index, holder)),
};

function halves(index: AccessIndex, holder: Holder): AccessFinding[] {
  const insight = declaredIn(holder, isInsightRole);
  const app = declaredIn(holder, isAppRole);
  if (insight.length === 0 && app.length === 0) return [];
  const findings: Half[] = [];
  if (insight.length > 0 && certainlyLacks(index, holder, holdsAppRole))
    findings.push(...insight.map((held) => ({ held, missing: `${APP} on any ZIA tenant` })));
  if (app.length > 0 && certainlyLacks(index, holder, holdsInsightRole))
    findings.push(...app.map((held) => ({ held, missing: `${INSIGHT} on ZIdentity` })));
  return findings.flatMap((half) => finding(half));
}

function finding({ held: { role, grant: given }, missing }: Half): AccessFinding[] {
  if (given === undefined) return [];
  const { at, principal } = given;
  const detail = `${showPrincipal(principal)} holds ${showValue(role.label)} on ${given.service.label}, but not ${missing}; the app stays empty.`;
  return [findingOf(executiveInsightsHalfOfPair, at, { detail, principal, role })];
}

function declaredIn(holder: Holder, is: typeof isAppRole): readonly HeldRole[] {
  return [...holder.records.values()].flatMap(({ service, roles }) =>
    roles.filter(({ role, grant: given }) => given !== undefined && is(role, service)),
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
