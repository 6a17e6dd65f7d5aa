import type { RoleCondition } from "./rule";

export const entitlementsFullNeedsUsersFull: RoleCondition = {
  id: "role/entitlements-full-needs-users-full",
  severity: "warning",
  title:
    "administrative_entitlements at full cannot assign or remove without users_and_groups at full",
  cannot: "assign users and user groups on the Administrative Entitlements page, or remove them",
  why: "On that page only admins with Full access to Users and Groups assign and remove; with View Only they see the assignments.",
  fix: 'Set users_and_groups to "full", or administrative_entitlements to "view_only".',
  sources: ["001"],
  when: [{ module: "administrative_entitlements", levels: ["full"] }],
  needs: [{ module: "users_and_groups", levels: ["full"] }],
  example: {
    administrative_entitlements: "full",
    roles: "view_only",
    users_and_groups: "view_only",
  },
};
