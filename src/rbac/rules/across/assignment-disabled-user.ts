import { findingOf } from "../../access/finding";
import { showPrincipal } from "../../access/words";
import type { AcrossRule } from "./across-rule";
import { declare, grant, named, user, zidentity } from "./example";

export const assignmentDisabledUser: AcrossRule = {
  id: "assignment/disabled-user",
  severity: "warning",
  title: "Role for a disabled user",
  why: "The user cannot sign in, and holds the role again the moment somebody activates the account.",
  fix: "Remove the assignment, or activate the user.",
  sources: ["W", "P"],
  example: {
    declared: declare({
      grants: [grant(user("ann@example.com"), zidentity, [named("View Only Admin")])],
      facts: { users: new Map([["ann@example.com", { active: false }]]) },
    }),
  },
  check: ({ activeGrants, facts: { users } }) =>
    activeGrants
      .filter(
        ({ principal: { kind, key } }) =>
          kind === "user" && key !== undefined && users?.get(key)?.active === false,
      )
      .map(({ at, principal }) =>
        findingOf(assignmentDisabledUser, at, {
          detail: `${showPrincipal(principal)} is disabled.`,
          principal,
        }),
      ),
};
