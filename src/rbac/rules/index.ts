/**
 * The catalogue of rules: inert data, one rule a file, with everything that a finding and the docs say about it.
 * Holds no evaluation (that is `check-permissions.ts` and `evaluate-condition.ts`) and nothing about a tenant.
 */
import { credentialsFullNeedsUsersFull } from "./credentials-full-needs-users-full";
import { credentialsNeedUsers } from "./credentials-need-users";
import { editingAssignedRoles } from "./editing-assigned-roles";
import { entitlementsFullNeedsRoles } from "./entitlements-full-needs-roles";
import { entitlementsFullNeedsUsersFull } from "./entitlements-full-needs-users-full";
import { levelNotOffered } from "./level-not-offered";
import { restrictedEntitlementsNeedRolesFull } from "./restricted-entitlements-need-roles-full";
import { restrictedEntitlementsNeedUsers } from "./restricted-entitlements-need-users";
import { restrictedViewHidesBearerToken } from "./restricted-view-hides-bearer-token";
import { rolesFullNeedsUsers } from "./roles-full-needs-users";
import type { RoleCondition, Rule } from "./rule";
import { serviceEntitlementsNeedUsersFull } from "./service-entitlements-need-users-full";
import { signOnPolicyNeedsIpLocations } from "./sign-on-policy-needs-ip-locations";
import { unknownModule } from "./unknown-module";

export { levelNotOffered, unknownModule };
export type { Requirement, RoleCondition, Rule } from "./rule";

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

/** Every rule. Rules across resources join here, as a list of their own beside the conditions on one role. */
export const RULES: readonly Rule[] = [unknownModule, levelNotOffered, ...ROLE_CONDITIONS];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id, or undefined when there is none. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id);
}
