import type { DeclaredService, Deployer } from "../../access/declared-access";
import { findingOf } from "../../access/finding";
import { showAdministration } from "../../service-administration";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, levels, named, zia, zpa } from "./example";

const ASSIGNS = levels({
  administrative_entitlements: "full",
  users_and_groups: "full",
  roles: "full",
});

export const prerequisiteAdministerService: AcrossRule = {
  id: "prerequisite/administer-service",
  severity: "error",
  title: "The deployer does not administer the service",
  why: "Administrative entitlements are open only for the services to which one is assigned as service admin, with a role that has full control of their administrators.",
  fix: "Make the deployer an admin of the service with such a role, or leave the assignment to somebody who is.",
  sources: ["001"],
  example: {
    declared: declare({
      deployer: { permissions: ASSIGNS, serviceAdminKeys: new Set(["ZIA"]) },
      grants: [
        grant(group("Network"), zia, [named("Super Admin", zia)]),
        grant(group("Network"), zpa, [named("Super Admin", zpa)]),
      ],
    }),
  },
  check: ({ declared: { deployer, grants } }) =>
    deployer === undefined
      ? []
      : grants
          .filter(({ service }) => lacksAdministration(deployer, service))
          .map(({ at, service, principal }) =>
            findingOf(prerequisiteAdministerService, at, {
              summary: `The deployer does not administer ${showValue(service.label)}`,
              detail: showAdministration(service),
              principal,
            }),
          ),
};

function lacksAdministration(
  { serviceAdminKeys }: Deployer,
  { own, key }: DeclaredService,
): boolean {
  return !own && key !== undefined && serviceAdminKeys?.has(key) === false;
}
