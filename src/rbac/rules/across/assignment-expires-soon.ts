import { findingOf } from "../../access/finding";
import { DAY_MS, parseInstant } from "../../access/instant";
import { showPrincipal } from "../../access/words";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, named, user, zidentity } from "./example";

/** How long before its expiry an access is called to mind, in days. */
const SOON_DAYS = 14;

export const assignmentExpiresSoon: AcrossRule = {
  id: "assignment/expires-soon",
  severity: "warning",
  title: `The access expires within ${SOON_DAYS} days`,
  why: "Access past its expiry is taken away at the next apply.",
  fix: "Set a later expiry if the access is still needed, or let it end.",
  sources: ["P"],
  example: {
    declared: declare({
      grants: [
        grant(user("ann@example.com"), zidentity, [named("View Only Admin")], {
          expiresAt: "2026-06-10T00:00:00Z",
        }),
      ],
    }),
  },
  check: ({ declared: { grants, entitlements }, now }) =>
    [...grants, ...entitlements]
      .filter(({ expiresAt }) => isSoon(parseInstant(expiresAt), now))
      .map(({ at, principal, service, expiresAt }) =>
        findingOf(assignmentExpiresSoon, at, {
          detail: `The access of ${showPrincipal(principal)} to ${service.label} ends at ${showValue(expiresAt)}.`,
          principal,
        }),
      ),
};

function isSoon(instant: number | undefined, now: number): boolean {
  return instant !== undefined && instant > now && instant <= now + SOON_DAYS * DAY_MS;
}
