import type { AccessIndex } from "../access/access-index";
import type { AccessFinding } from "../access/finding";
import { showPrincipal } from "../access/words";
import { enumerate, showValue } from "../wording";
import { policyFinding } from "./policy-finding";
import type { GroupsOnly } from "./policy-rule";
import { reachingRoles } from "./reaching-grants";

export function checkGroupsOnly(policy: GroupsOnly, index: AccessIndex): readonly AccessFinding[] {
  return reachingRoles(index, policy.modules)
    .filter(({ grant }) => grant.principal.kind === "user")
    .map(({ grant: { at, principal }, role, reached }) =>
      policyFinding(policy, at, {
        summary: "Level that may be granted through groups only",
        detail: `${showPrincipal(principal)} would get ${enumerate(reached)} directly, by the role ${showValue(role.label)}.`,
        fix: "Assign the role to a group, and make the user a member of it.",
        principal,
        role,
      }),
    );
}
