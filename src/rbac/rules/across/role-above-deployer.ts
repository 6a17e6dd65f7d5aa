import { attributePath } from "../../../diagnostics";
import { type AccessFinding, findingOf, type Keyed } from "../../access/finding";
import { type LevelAbove, offeredLevelsAbove } from "../../role-scope";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, levels, role } from "./example";

export const roleAboveDeployer: AcrossRule = {
  id: "scope/role-above-deployer",
  severity: "error",
  title: "Role holds more than the deployer",
  why: "An admin can only set a permission to a level equal to or less than his own.",
  fix: "Lower the level, or apply with a deployer who holds it.",
  sources: ["001"],
  example: {
    declared: declare({
      deployer: {
        permissions: levels({
          roles: "full",
          users_and_groups: "view_only",
          ip_locations_and_groups: "view_only",
        }),
      },
      roles: [role("Locations", { ip_locations_and_groups: "full" })],
    }),
  },
  check: ({ declared: { roles, deployer } }) =>
    deployer === undefined
      ? []
      : roles.flatMap(({ at, key, name, permissions }) =>
          offeredLevelsAbove(permissions, deployer.permissions).map((above) =>
            roleAboveDeployerFinding(at, above, { key, label: name }),
          ),
        ),
};

/** One level of a role that is above the deployer's. */
export function roleAboveDeployerFinding(
  at: string,
  above: LevelAbove,
  about?: Keyed,
): AccessFinding {
  const { module, wanted, allowed } = above;
  const subject = about === undefined ? "The role" : `The role ${showValue(about.label)}`;
  return findingOf(roleAboveDeployer, at, {
    summary: `${module} ${showValue(wanted)} is above the deployer's own level`,
    detail: `${subject} wants ${showLevelAbove(above)}.`,
    fix: `Set ${module} to ${showValue(allowed)} or lower, or apply with a deployer who holds ${showValue(wanted)}.`,
    path: attributePath("permissions", module),
    role: about,
  });
}

/** `roles "full", and the deployer holds "view_only"`. */
export function showLevelAbove({ module, wanted, allowed }: LevelAbove): string {
  return `${module} ${showValue(wanted)}, and the deployer holds ${showValue(allowed)}`;
}
