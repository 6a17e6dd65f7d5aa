import { Construct } from "constructs";
import { errorDiagnostic } from "../../diagnostics";
import type { GrantOptions } from "../assignment-props";
import { readProps, reportProblems } from "../read-props";
import { GroupRoleAssignment } from "../group-role-assignment";
import { Group, User } from "../lookups";
import type { AnyRole } from "../role";
import { StackAccess } from "../stack-access";
import { UserRoleAssignment } from "../user-role-assignment";
import { type PrincipalRoles, readPrincipals, type RolesOf } from "./read-principals";

/** The same roles for everybody who is named: "set same role for all" of the portal. */
export interface SameRoles {
  readonly role: RolesOf;
  /** As objects or by their names. */
  readonly groups?: readonly (Group | string)[];
  /** As objects or by their login names. */
  readonly users?: readonly (User | string)[];
}

/** To each his own roles. */
export interface RolesOfEach {
  readonly role?: undefined;
  /** By name, or as a map from objects. */
  readonly groups?: Readonly<Record<string, RolesOf>> | ReadonlyMap<Group | string, RolesOf>;
  /** By login name, or as a map from objects. */
  readonly users?: Readonly<Record<string, RolesOf>> | ReadonlyMap<User | string, RolesOf>;
}

/** Service, scope, expiry and the other options are those of every assignment. */
export type RoleAssignmentsProps = GrantOptions & (SameRoles | RolesOfEach);

/** Assignments of many principals on one service, each a construct of its own, named after its principal. */
export class RoleAssignments extends Construct {
  readonly groupAssignments: readonly GroupRoleAssignment[];
  readonly userAssignments: readonly UserRoleAssignment[];

  constructor(scope: Construct, id: string, asked: RoleAssignmentsProps) {
    super(scope, id);
    const { props, problems } = readProps(asked);
    const { role, groups, users, ...options } = props;
    const readGroups = readPrincipals("groups", groups, role);
    const readUsers = readPrincipals("users", users, role);
    const ofGroups = rolesByPrincipal(readGroups.entries, (name) => Group.byName(this, name));
    const ofUsers = rolesByPrincipal(readUsers.entries, (login) => User.byLogin(this, login));
    const access = StackAccess.of(this);
    reportProblems(access, this, [...problems, ...readGroups.problems, ...readUsers.problems]);
    this.groupAssignments = [...ofGroups].map(
      ([group, roles]) =>
        new GroupRoleAssignment(this, group.node.id, { ...options, group, roles }),
    );
    this.userAssignments = [...ofUsers].map(
      ([user, roles]) => new UserRoleAssignment(this, user.node.id, { ...options, user, roles }),
    );
    if (ofGroups.size + ofUsers.size === 0) this.#reportNobody();
  }

  #reportNobody(): void {
    const diagnostic = errorDiagnostic(
      "Nobody is named",
      "Neither groups nor users hold anyone, so that nothing would be assigned.",
      {
        ruleId: "declaration/nobody-named",
        fix: "Name groups or users, or remove the construct.",
      },
    );
    StackAccess.of(this).report({ construct: this, diagnostic });
  }
}

/** Whoever is named twice, as an object and by name, gets the roles of both. */
function rolesByPrincipal<P extends object>(
  entries: readonly PrincipalRoles<P>[],
  find: (name: string) => P,
): ReadonlyMap<P, readonly AnyRole[]> {
  const found = new Map<P, Set<AnyRole>>();
  for (const [named, given] of entries) {
    const principal = typeof named === "string" ? find(named) : named;
    const roles = found.get(principal) ?? new Set<AnyRole>();
    found.set(principal, roles);
    for (const role of given) roles.add(role);
  }
  return new Map([...found].map(([principal, roles]) => [principal, [...roles]]));
}
