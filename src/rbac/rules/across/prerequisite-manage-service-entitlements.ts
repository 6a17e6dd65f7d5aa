import { lacksPrerequisite } from "../../prerequisites";
import type { AcrossRule } from "./across-rule";
import { declare, entitlement, group, levels, zia } from "./example";
import { prerequisiteFinding } from "./prerequisite-finding";

export const prerequisiteManageServiceEntitlements: AcrossRule = {
  id: "prerequisite/manage-service-entitlements",
  severity: "error",
  title: "The deployer cannot manage service entitlements",
  why: "On the Service Entitlements page only admins with Full access to Users and Groups assign and remove.",
  fix: 'Give the deployer service_entitlements "full" and users_and_groups "full".',
  sources: ["001"],
  example: {
    declared: declare({
      deployer: {
        permissions: levels({ service_entitlements: "full", users_and_groups: "view_only" }),
      },
      entitlements: [entitlement(group("Sales"), zia)],
    }),
  },
  check: ({ declared: { deployer, entitlements } }) =>
    deployer === undefined || !lacksPrerequisite("add_entitlement", deployer.permissions)
      ? []
      : entitlements.map(({ at, principal }) =>
          prerequisiteFinding(
            prerequisiteManageServiceEntitlements,
            at,
            "add_entitlement",
            deployer,
            { principal },
          ),
        ),
};
