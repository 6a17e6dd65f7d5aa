/**
 * The permission model of ZIdentity: modules and levels, the rules on one role and across declarations, what a user may
 * do in effect, and what a deployer needs.
 * Pure: holds no I/O, no wire spelling, nothing of Terraform and no resource; values come in as arguments.
 */
export * from "./access";
export * from "./access-by-records";
export * from "./levels";
export * from "./modules";
export * from "./sources";
export { checkAccess, type CheckAccessOptions } from "./check-access";
export { checkConditions, checkPermissions } from "./check-permissions";
export { checkRoleName } from "./check-role-name";
export { checkRoleScope } from "./check-role-scope";
export type { LevelOf } from "./evaluate-condition";
export * from "./effective-access";
export { EXECUTIVE_INSIGHTS, noZiaTenant, notZiaTenant } from "./executive-insights";
export * from "./house-rules";
export * from "./linked-service-access";
export {
  predefinedRole,
  PREDEFINED_ROLES,
  type PredefinedRole,
  SUPER_ADMIN,
} from "./predefined-roles";
export * from "./prerequisites";
export type { Named, Via } from "./provenance";
export {
  FULL_ADMINISTRATOR,
  type FullAdministrator,
  fullAdministrator,
} from "./full-administrator";
export * from "./review";
export * from "./role-scope";
export {
  ACCESS_RULES,
  EXAMPLE_NOW,
  READING_RULES,
  ROLE_CONDITIONS,
  ROLE_RULES,
  ruleById,
  RULES,
  tenantWithoutAppRole,
} from "./rules";
export type {
  AccessExample,
  AccessRule,
  ReadingRule,
  Requirement,
  RoleCondition,
  RoleRule,
  Rule,
  WrittenExample,
} from "./rules";
export { SERVICE_ADMINISTRATION, type ServiceAdministration } from "./service-administration";
