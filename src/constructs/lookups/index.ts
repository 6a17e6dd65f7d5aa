/**
 * What the tenant has and a stack refers to: users, groups, services, and roles by name. One data source for each
 * thing and stack, however often it is asked for.
 * Holds nothing that changes a tenant.
 */
export { Group } from "./group";
export { NamedRole } from "./named-role";
export { Service, type ServiceWhere } from "./service";
export { User } from "./user";
