import type { RoleCondition } from "./rule";

export const restrictedEntitlementsNeedRolesFull: RoleCondition = {
  id: "role/restricted-entitlements-need-roles-full",
  severity: "warning",
  title: "administrative_entitlements at restricted_full cannot assign roles without roles at full",
  cannot: "assign roles",
  why: "With Restricted Full access to Administrative Entitlements, assigning roles takes Full access to Roles: View Only is not enough.",
  fix: 'Set roles to "full".',
  sources: ["002"],
  when: [{ module: "administrative_entitlements", levels: ["restricted_full"] }],
  needs: [{ module: "roles", levels: ["full"] }],
  example: {
    administrative_entitlements: "restricted_full",
    roles: "view_only",
    users_and_groups: "view_only",
  },
};
