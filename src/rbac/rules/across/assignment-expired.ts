import { isExpired } from "../../access/access-index";
import { findingOf } from "../../access/finding";
import { showPrincipal } from "../../access/words";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, named, user, zidentity } from "./example";

export const assignmentExpired: AcrossRule = {
  id: "assignment/expired",
  severity: "warning",
  title: "The access has expired",
  why: "Access past its expiry is taken away at the next apply.",
  fix: "Remove the declaration, or set a later expiry.",
  sources: ["P"],
  example: {
    declared: declare({
      grants: [
        grant(user("ann@example.com"), zidentity, [named("View Only Admin")], {
          expiresAt: "2026-05-31T18:00:00Z",
        }),
      ],
    }),
  },
  check: ({ declared: { grants, entitlements }, now }) =>
    [...grants, ...entitlements]
      .filter((declaration) => isExpired(declaration, now))
      .map(({ at, principal, service, expiresAt }) =>
        findingOf(assignmentExpired, at, {
          detail: `The access of ${showPrincipal(principal)} to ${service.label} ended at ${showValue(expiresAt)}.`,
          principal,
        }),
      ),
};
