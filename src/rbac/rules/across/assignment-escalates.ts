import type { AccessIndex } from "../../access/access-index";
import type { DeclaredGrant, DeclaredLevels, GrantedRole } from "../../access/declared-access";
import { type AccessFinding, findingOf } from "../../access/finding";
import { showPrincipal } from "../../access/words";
import { type LevelAbove, levelsAbove } from "../../role-scope";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, levels, named, zidentity } from "./example";
import { showLevelAbove } from "./role-above-deployer";

export const assignmentEscalates: AcrossRule = {
  id: "scope/assignment-escalates",
  severity: "error",
  title: "Assignment of a role that holds more than the deployer",
  why: "Admins with lower scope and permission cannot make an admin with a higher scope and permission.",
  fix: "Assign a role that holds no more than the deployer, or apply with a deployer who holds as much.",
  sources: ["001"],
  // What a role holds that the state does not declare, the tenant tells.
  needsTenant: true,
  example: {
    declared: declare({
      deployer: {
        permissions: levels({
          administrative_entitlements: "full",
          users_and_groups: "full",
          roles: "view_only",
        }),
      },
      grants: [grant(group("Helpdesk"), zidentity, [named("Super Admin")])],
    }),
  },
  check: (index) => {
    const { deployer } = index.declared;
    if (deployer === undefined) return [];
    const aboveOf = comparison(deployer.permissions);
    return index.activeGrants.flatMap((given) =>
      given.service.own ? escalations(index, given, aboveOf) : [],
    );
  },
};

type AboveOf = (levels: DeclaredLevels | undefined) => readonly LevelAbove[];

/** Each role is compared once, however often it is assigned. */
function comparison(deployer: DeclaredLevels): AboveOf {
  const cache = new Map<DeclaredLevels, readonly LevelAbove[]>();
  return (wanted) => {
    if (wanted === undefined) return [];
    const above = cache.get(wanted) ?? levelsAbove(wanted, deployer);
    cache.set(wanted, above);
    return above;
  };
}

function escalations(index: AccessIndex, given: DeclaredGrant, aboveOf: AboveOf): AccessFinding[] {
  return given.roles.flatMap((role) => {
    const above = aboveOf(index.levelsOf(role));
    return above.length === 0 ? [] : [escalation(given, role, above)];
  });
}

function escalation(
  { at, principal }: DeclaredGrant,
  role: GrantedRole,
  above: readonly LevelAbove[],
): AccessFinding {
  return findingOf(assignmentEscalates, at, {
    summary: `The role ${showValue(role.label)} holds more than the deployer`,
    detail: `${showPrincipal(principal)} would get ${above.map(showLevelAbove).join("; ")}.`,
    principal,
    role,
  });
}
