import type { RoleCondition } from "./rule";

export const entitlementsFullNeedsRoles: RoleCondition = {
  id: "role/entitlements-full-needs-roles",
  severity: "warning",
  title: "administrative_entitlements at full cannot assign roles without roles",
  cannot: "assign roles",
  why: "With Full access to Administrative Entitlements, only admins who have View Only or Full access to Roles can assign roles.",
  fix: 'Set roles to "view_only" or "full".',
  sources: ["002"],
  when: [{ module: "administrative_entitlements", levels: ["full"] }],
  needs: [{ module: "roles", levels: ["view_only", "full"] }],
  example: { administrative_entitlements: "full", users_and_groups: "full" },
};
