/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- what the compiler must refuse, the linter may not */
import {
  type DeployerProps,
  type Expiry,
  type ExecutiveInsightsAccessProps,
  type GroupRoleAssignmentProps,
  type Group,
  type LeastLevels,
  type MaxHoldersProps,
  type RoleAssignmentsProps,
  type RolePermissions,
  type Role,
  type Service,
  type ServiceEntitlementProps,
  type User,
} from "../../../src/constructs";

declare const group: Group;
declare const user: User;
declare const service: Service;
declare const role: Role;

/** Compiled by `npm run check:types`, never run: each line below an expectation must be an error of the compiler. */
export const never = () => {
  const offered: RolePermissions = { branding: "full", externalIdentities: "restricted_view" };
  // @ts-expect-error branding offers full and view_only
  const notOffered: RolePermissions = { branding: "restricted_view" };
  // @ts-expect-error there is no such module
  const noModule: RolePermissions = { userAndGroups: "full" };

  const byObject: GroupRoleAssignmentProps = { group, roles: [role], service, scope: "Default" };
  const byId: GroupRoleAssignmentProps = { groupId: "g", roleIds: ["r"], serviceId: "s" };
  // @ts-expect-error a user is no group
  const wrongKind: GroupRoleAssignmentProps = { group: user, roles: [role] };
  // @ts-expect-error roles or roleIds
  const noRoles: GroupRoleAssignmentProps = { group };
  // @ts-expect-error group or groupId
  const noGroup: GroupRoleAssignmentProps = { roles: [role] };
  // @ts-expect-error group or groupId, not both
  const twoGroups: GroupRoleAssignmentProps = { group, groupId: "g", roles: [role] };
  // @ts-expect-error a group is no role
  const noRole: GroupRoleAssignmentProps = { group, roles: [group] };

  const entitled: ServiceEntitlementProps = { user, service };
  // @ts-expect-error a group or a user
  const nobody: ServiceEntitlementProps = { service };
  // @ts-expect-error a group or a user, not both
  const both: ServiceEntitlementProps = { group, user, service };
  // @ts-expect-error an entitlement is to a service
  const toNothing: ServiceEntitlementProps = { group };

  const start = "2026-06-01T08:00:00Z";
  const shift: Expiry = { start, duration: "8h" };
  // @ts-expect-error a duration counts from a declared start
  const fromNow: Expiry = { duration: "8h" };
  // @ts-expect-error no unit of that name
  const inYears: Expiry = { start, duration: "1y" };
  // @ts-expect-error one end alone
  const twoEnds: Expiry = { expiresAt: start, start, duration: "8h" };

  const floors: LeastLevels = { auditLogs: "view_only" };
  // @ts-expect-error everybody holds none
  const noFloor: LeastLevels = { auditLogs: "none" };
  const holders: MaxHoldersProps = { max: 1, module: "roles", level: "full" };
  // @ts-expect-error audit_logs does not offer full
  const notHeld: MaxHoldersProps = { max: 1, module: "auditLogs", level: "full" };
  // @ts-expect-error a role or a level
  const twice: MaxHoldersProps = { max: 1, role, module: "roles", level: "full" };

  const same: RoleAssignmentsProps = { groups: [group, "Helpdesk"], users: [user], role };
  const each: RoleAssignmentsProps = {
    groups: { Helpdesk: [role] },
    users: new Map([[user, role]]),
  };
  // @ts-expect-error nobody says which role
  const which: RoleAssignmentsProps = { groups: [group] };
  const executives: ExecutiveInsightsAccessProps = { users: [user], ziaTenants: "all" };
  // @ts-expect-error a synth has no tenant at hand
  const tenantless: ExecutiveInsightsAccessProps = { users: [user] };
  const deployer: DeployerProps = { permissions: { roles: "full" }, serviceAdmins: [service] };
  // @ts-expect-error there is no such module
  const noDeployer: DeployerProps = { permissions: { role: "full" } };
  return [
    ...[shift, fromNow, inYears, twoEnds, floors, noFloor, holders, notHeld, twice],
    ...[same, each, which, executives, tenantless, deployer, noDeployer],
    ...[offered, notOffered, noModule, byObject, byId, wrongKind, noRoles, noGroup, twoGroups],
    ...[noRole, entitled, nobody, both, toNothing],
  ];
};

test("the compiler has judged this file", () => {
  expect(never).toBeInstanceOf(Function);
});
