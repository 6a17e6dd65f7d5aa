import { type AccessFinding, findingOf } from "../../access/finding";
import { type Supply, type Verdict, verdictsOf } from "../../access/judge-conditions";
import { showList, showPrincipal } from "../../access/words";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, role, zidentity } from "./example";

export const accessAliveThrough: AcrossRule = {
  id: "access/alive-through",
  severity: "info",
  title: "Role that works for its holder only through another role",
  why: "Roles add up, so that one role may supply what another one depends on, and takes it along when it is taken away.",
  fix: "Keep the roles together, or put both levels into one role.",
  sources: ["001", "002"],
  example: {
    declared: declare({
      roles: [
        role("Credentials", { user_credentials: "full" }),
        role("Directory", { users_and_groups: "full" }),
      ],
      grants: [grant(group("Helpdesk"), zidentity, [named("Credentials"), named("Directory")])],
    }),
  },
  check: (index) =>
    verdictsOf(index)
      .filter(({ outcome }) => outcome === "alive")
      .map(aliveThrough),
};

function aliveThrough(verdict: Verdict): AccessFinding {
  const { grant: given, role: dependent, condition, members, supplies } = verdict;
  const whom = showPrincipal(given.principal);
  const holders = members === undefined ? whom : `every member of ${whom}`;
  return findingOf(accessAliveThrough, given.at, {
    summary: `${showValue(dependent.label)} works for ${whom} through another role`,
    detail: `Alone, ${showValue(dependent.label)} cannot ${condition.cannot}. What it lacks, ${holders} holds: ${showList(supplies.map(showSupply))}.`,
    sources: condition.sources,
    principal: given.principal,
    role: dependent,
  });
}

function showSupply({ module, level, holding }: Supply): string {
  const through =
    holding.group === undefined ? "" : ` by the group ${showValue(holding.group.label)}`;
  return `${module} ${showValue(level)} from ${showValue(holding.role.label)}${through}`;
}
