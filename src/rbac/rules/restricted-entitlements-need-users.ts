import type { RoleCondition } from "./rule";

export const restrictedEntitlementsNeedUsers: RoleCondition = {
  id: "role/restricted-entitlements-need-users",
  severity: "warning",
  title:
    "administrative_entitlements at restricted_full cannot open a tenant without users_and_groups",
  cannot: "open the Users and User Groups tabs of a tenant",
  why: "With Restricted Full access to Administrative Entitlements, those tabs open only for admins with View Only or Full access to Users and Groups.",
  fix: 'Set users_and_groups to "view_only" or "full".',
  sources: ["001", "002"],
  when: [{ module: "administrative_entitlements", levels: ["restricted_full"] }],
  needs: [{ module: "users_and_groups", levels: ["view_only", "full"] }],
  example: { administrative_entitlements: "restricted_full" },
};
