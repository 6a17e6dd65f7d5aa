import type { RoleCondition } from "./rule";

export const serviceEntitlementsNeedUsersFull: RoleCondition = {
  id: "role/service-entitlements-need-users-full",
  severity: "warning",
  title: "service_entitlements at full cannot assign or remove without users_and_groups at full",
  cannot: "assign users and user groups on the Service Entitlements page, or remove them",
  why: "On that page only admins with Full access to Users and Groups assign and remove; with View Only they see the assignments.",
  fix: 'Set users_and_groups to "full", or service_entitlements to "view_only".',
  sources: ["001"],
  when: [{ module: "service_entitlements", levels: ["full"] }],
  needs: [{ module: "users_and_groups", levels: ["full"] }],
  example: { service_entitlements: "full", users_and_groups: "view_only" },
};
