/**
 * The CDKTF constructs: what people declare in TypeScript. Each is the generated binding of its resource, with objects
 * in the place of ids, texts in the place of templates, and every rule of the permission model checked at synth.
 * Holds no rule, no schema and no HTTP of its own.
 *
 * A synth writes the desired state by natural names (`zidentity.json`) beside the `cdk.tf.json` of every stack that
 * uses one of these constructs. It covers plain bindings and `addOverride` too. It does not cover `addOverride` on a
 * whole stack, nor resources in modules and raw HCL; a resource with `count` or `forEach` stands there once, and what
 * Terraform alone can evaluate stands there as an expression.
 */
export * from "./bulk";
export * from "./command";
export type { Duration, Expiry, Moment } from "./expiry";
export { GroupRoleAssignment, type GroupRoleAssignmentProps } from "./group-role-assignment";
export * from "./house";
export * from "./lookups";
export { type AnyRole, Role, type RoleProps } from "./role";
export type { LeastLevels, ModuleLevel, RolePermissions } from "./role-permissions";
export { ServiceEntitlement, type ServiceEntitlementProps } from "./service-entitlement";
export { UserRoleAssignment, type UserRoleAssignmentProps } from "./user-role-assignment";
export type { DeployerProps } from "./deployer";
export { ZidentityProvider, type ZidentityProviderProps } from "./zidentity-provider";
