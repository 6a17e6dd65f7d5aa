import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, role, zidentity } from "./example";
import { brokenGrants } from "./verdict-findings";

/** Looks at all that the principal holds, unlike the rules on one role. */
export const accessDeadGrant: AcrossRule = {
  id: "access/dead-grant",
  severity: "error",
  title: "Assignment of a role that has no effect for its holder",
  why: "Roles add up, and over all the roles of this principal the level still lacks the other one that it depends on.",
  fix: "Add the level that is missing to the role, or assign another role that has it to the same principal.",
  sources: ["001", "002"],
  example: {
    declared: declare({
      roles: [role("Credentials", { user_credentials: "full" })],
      grants: [grant(group("Helpdesk"), zidentity, [named("Credentials")])],
    }),
  },
  check: (index) => brokenGrants(accessDeadGrant, index, "error"),
};
