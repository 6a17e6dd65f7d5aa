import { credentialsFullNeedsUsersFull } from "./credentials-full-needs-users-full";
import { credentialsNeedUsers } from "./credentials-need-users";
import { editingAssignedRoles } from "./editing-assigned-roles";
import { entitlementsFullNeedsRoles } from "./entitlements-full-needs-roles";
import { entitlementsFullNeedsUsersFull } from "./entitlements-full-needs-users-full";
import { restrictedEntitlementsNeedRolesFull } from "./restricted-entitlements-need-roles-full";
import { restrictedEntitlementsNeedUsers } from "./restricted-entitlements-need-users";
import { restrictedViewHidesBearerToken } from "./restricted-view-hides-bearer-token";
import { rolesFullNeedsUsers } from "./roles-full-needs-users";
import type { RoleCondition } from "./rule";
import { serviceEntitlementsNeedUsersFull } from "./service-entitlements-need-users-full";
import { signOnPolicyNeedsIpLocations } from "./sign-on-policy-needs-ip-locations";

/** The conditions on one role, in the order in which findings are given. */
export const ROLE_CONDITIONS: readonly RoleCondition[] = [
  signOnPolicyNeedsIpLocations,
  credentialsNeedUsers,
  credentialsFullNeedsUsersFull,
  rolesFullNeedsUsers,
  editingAssignedRoles,
  entitlementsFullNeedsRoles,
  restrictedEntitlementsNeedUsers,
  restrictedEntitlementsNeedRolesFull,
  entitlementsFullNeedsUsersFull,
  serviceEntitlementsNeedUsersFull,
  restrictedViewHidesBearerToken,
];
