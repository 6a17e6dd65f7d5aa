import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, role, zidentity } from "./example";
import { brokenGrants } from "./verdict-findings";

export const accessPartialGrant: AcrossRule = {
  id: "access/partial-grant",
  severity: "warning",
  title: "Assignment of a role that has only a part of its effect for its holder",
  why: "Roles add up, and over all the roles of this principal the level still lacks another one that a part of it depends on.",
  fix: "Add the level that is missing to the role, or assign another role that has it to the same principal.",
  sources: ["001", "002"],
  example: {
    declared: declare({
      roles: [
        role("Entitlements", { service_entitlements: "full", users_and_groups: "view_only" }),
      ],
      grants: [grant(group("Helpdesk"), zidentity, [named("Entitlements")])],
    }),
  },
  check: (index) => brokenGrants(accessPartialGrant, index, "warning"),
};
