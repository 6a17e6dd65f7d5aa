import type { AccessIndex } from "../access/access-index";
import type { AccessFinding } from "../access/finding";
import { showPrincipal } from "../access/words";
import { enumerate, showValue } from "../wording";
import { policyFinding } from "./policy-finding";
import type { RequireExpiry } from "./policy-rule";
import { reachingRoles } from "./reaching-grants";

export function checkRequireExpiry(
  policy: RequireExpiry,
  index: AccessIndex,
): readonly AccessFinding[] {
  return reachingRoles(index, policy.modules)
    .filter(({ grant }) => grant.expiresAt === undefined)
    .map(({ grant: { at, principal }, role, reached }) =>
      policyFinding(policy, at, {
        summary: "Level that may be granted for a time only",
        detail: `${showPrincipal(principal)} would get ${enumerate(reached)} without an end, by the role ${showValue(role.label)}.`,
        fix: "Set when the assignment expires.",
        principal,
        role,
      }),
    );
}
