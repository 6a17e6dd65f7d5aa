import { lacksPrerequisite } from "../../prerequisites";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, levels, named, zidentity } from "./example";
import { prerequisiteFinding } from "./prerequisite-finding";

export const prerequisiteAssignRole: AcrossRule = {
  id: "prerequisite/assign-role",
  severity: "error",
  title: "The deployer cannot assign or revoke roles",
  why: "Assigning takes Full or Restricted Full access to Administrative Entitlements, and with each of them its own levels on Users and Groups and on Roles.",
  fix: 'Give the deployer administrative_entitlements "full", users_and_groups "full", and roles "view_only" or "full".',
  sources: ["001", "002"],
  example: {
    declared: declare({
      deployer: {
        permissions: levels({
          administrative_entitlements: "restricted_full",
          users_and_groups: "view_only",
          roles: "view_only",
        }),
      },
      grants: [grant(group("Helpdesk"), zidentity, [named("Auditor")])],
    }),
  },
  check: ({ declared: { deployer, grants } }) =>
    deployer === undefined || !lacksPrerequisite("assign_role", deployer.permissions)
      ? []
      : grants.map(({ at, principal }) =>
          prerequisiteFinding(prerequisiteAssignRole, at, "assign_role", deployer, { principal }),
        ),
};
