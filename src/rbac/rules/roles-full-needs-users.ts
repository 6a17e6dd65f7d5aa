import type { RoleCondition } from "./rule";

export const rolesFullNeedsUsers: RoleCondition = {
  id: "role/roles-full-needs-users",
  severity: "warning",
  title: "roles at full cannot add or edit roles without users_and_groups",
  cannot: "add or edit roles",
  why: "Only admins with View Only or Full access to Users and Groups can add or edit roles.",
  fix: 'Set users_and_groups to "view_only" or "full".',
  sources: ["002"],
  when: [{ module: "roles", levels: ["full"] }],
  needs: [{ module: "users_and_groups", levels: ["view_only", "full"] }],
  example: { roles: "full" },
};
