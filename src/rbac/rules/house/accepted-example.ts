import type { DeclaredAccess } from "../../access/declared-access";
import type { AcceptEntry } from "../../house-rules/accept-entry";
import { declare, role } from "../across/example";

/** A state with one finding: `role/nobody-holds` on the role Reserve. */
export const reserveRole: DeclaredAccess = declare({
  roles: [role("Reserve", { branding: "view_only" })],
});

/** An entry that accepts it, at the time of the examples. */
export const acceptReserve: AcceptEntry = {
  rule: "role/nobody-holds",
  role: "Reserve",
  reason: "Ready for the next audit",
  owner: "ann@example.com",
  until: "2026-12-31",
};
