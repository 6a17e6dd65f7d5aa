/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- what the compiler must refuse, the linter may not */
import {
  type GroupRoleAssignmentProps,
  type Group,
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
  return [
    ...[offered, notOffered, noModule, byObject, byId, wrongKind, noRoles, noGroup, twoGroups],
    ...[noRole, entitled, nobody, both, toNothing],
  ];
};

test("the compiler has judged this file", () => {
  expect(never).toBeInstanceOf(Function);
});
