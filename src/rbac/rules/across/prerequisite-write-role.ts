import { prerequisiteFinding } from "./prerequisite-finding";
import { lacksPrerequisite } from "../../prerequisites";
import type { AcrossRule } from "./across-rule";
import { declare, levels, role } from "./example";

export const prerequisiteWriteRole: AcrossRule = {
  id: "prerequisite/write-role",
  severity: "error",
  title: "The deployer cannot create or edit roles",
  why: "Adding and editing roles takes Full access to Roles, and View Only or Full access to Users and Groups.",
  fix: 'Give the deployer roles "full", and users_and_groups "view_only" or "full".',
  sources: ["002"],
  example: {
    declared: declare({
      deployer: { permissions: levels({ roles: "full", branding: "full" }) },
      roles: [role("Brand", { branding: "full" })],
    }),
  },
  check: ({ declared: { deployer, roles } }) =>
    deployer === undefined || !lacksPrerequisite("create_role", deployer.permissions)
      ? []
      : roles.map(({ at, key, name }) =>
          prerequisiteFinding(prerequisiteWriteRole, at, "create_role", deployer, {
            role: { key, label: name },
          }),
        ),
};
