import { lacksPrerequisite } from "../../prerequisites";
import { heldRoleKeys } from "../../access/held-role-keys";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, levels, named, role, zidentity } from "./example";
import { prerequisiteFinding } from "./prerequisite-finding";

/** A role that the state declares and assigns is edited and deleted as an assigned one from the first apply on. */
export const prerequisiteEditAssignedRole: AcrossRule = {
  id: "prerequisite/edit-assigned-role",
  severity: "error",
  title: "The deployer cannot edit or delete this role once it is assigned",
  why: "Roles that are assigned can be edited or deleted only with Full access to Administrative Entitlements and View Only or Full access to Users and Groups.",
  fix: 'Give the deployer roles "full", administrative_entitlements "full", and users_and_groups "view_only" or "full".',
  sources: ["001"],
  example: {
    declared: declare({
      deployer: {
        permissions: levels({
          roles: "full",
          users_and_groups: "full",
          administrative_entitlements: "restricted_full",
        }),
      },
      roles: [role("Directory", { users_and_groups: "view_only" })],
      grants: [grant(group("Helpdesk"), zidentity, [named("Directory")])],
    }),
  },
  check: (index) => {
    const { deployer, roles } = index.declared;
    if (
      deployer === undefined ||
      roles.length === 0 ||
      !lacksPrerequisite("edit_assigned_role", deployer.permissions)
    )
      return [];
    const { held } = heldRoleKeys(index);
    return roles
      .filter(({ key }) => key !== undefined && held.has(key))
      .map(({ at, key, name }) =>
        prerequisiteFinding(prerequisiteEditAssignedRole, at, "edit_assigned_role", deployer, {
          role: { key, label: name },
        }),
      );
  },
};
