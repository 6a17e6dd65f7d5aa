import type { RoleCondition } from "./rule";

export const editingAssignedRoles: RoleCondition = {
  id: "role/editing-assigned-roles",
  severity: "warning",
  title: "roles at full cannot edit or delete roles that are assigned",
  cannot: "edit or delete a role that is assigned to an admin",
  why: "Roles that are assigned can be edited or deleted only with Full access to Administrative Entitlements and View Only or Full access to Users and Groups.",
  fix: 'Set administrative_entitlements to "full", and users_and_groups to "view_only" or "full".',
  sources: ["001"],
  when: [{ module: "roles", levels: ["full"] }],
  needs: [
    { module: "administrative_entitlements", levels: ["full"] },
    { module: "users_and_groups", levels: ["view_only", "full"] },
  ],
  example: { roles: "full", users_and_groups: "view_only" },
};
