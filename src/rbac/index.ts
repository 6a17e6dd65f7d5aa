/**
 * The permission model of ZIdentity: modules and levels, the rules on one role, and what a user may do in effect.
 * Pure: holds no I/O, no wire spelling, nothing of Terraform and no resource; values come in as arguments.
 * The ceiling of a deployer over the roles that he makes belongs here too, as `role-scope.ts` beside
 * `effective-access.ts`; rules across resources join the catalogue in `rules/`.
 */
export * from "./levels";
export * from "./modules";
export * from "./sources";
export { checkConditions, checkPermissions } from "./check-permissions";
export type { LevelOf } from "./evaluate-condition";
export * from "./effective-access";
export * from "./linked-service-access";
export type { Named, Via } from "./provenance";
export { ROLE_CONDITIONS, ruleById, RULES } from "./rules";
export type { Requirement, RoleCondition, Rule } from "./rules";
