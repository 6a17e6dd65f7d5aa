/**
 * The registry: every resource, data source and function, each defined once in a file of its own. All else (Terraform schema,
 * zod, wire mapping, bindings, docs) is a projection of what is listed here.
 * Holds no HTTP and no Terraform protocol, and nothing outside a definition asks for a resource's name.
 */
import { effectivePermissionsDataSource } from "./data/effective-permissions";
import { groupDataSource } from "./data/group";
import { roleDataSource } from "./data/role";
import { serviceDataSource } from "./data/service";
import { userDataSource } from "./data/user";
import type { DataSourceDefinition, ResourceDefinition } from "./definition";
import { groupRoleAssignment } from "./group-role-assignment";
import { role } from "./role";
import { serviceEntitlement } from "./service-entitlement";
import { userRoleAssignment } from "./user-role-assignment";

/** In the order in which they may depend on one another: what comes first is made first. */
export const RESOURCES: readonly ResourceDefinition[] = [
  role,
  groupRoleAssignment,
  userRoleAssignment,
  serviceEntitlement,
];

export const DATA_SOURCES: readonly DataSourceDefinition[] = [
  userDataSource,
  groupDataSource,
  serviceDataSource,
  roleDataSource,
  effectivePermissionsDataSource,
];

export function resourceNamed(name: string): ResourceDefinition | undefined {
  return RESOURCES.find((definition) => definition.name === name);
}

/** The first resource of a kind, told by what it has, not by its name. The registry has one of every kind. */
export function resourceWhere(is: (one: ResourceDefinition) => boolean): ResourceDefinition {
  const found = RESOURCES.find(is);
  if (found === undefined) throw new TypeError("The registry lacks a resource.");
  return found;
}

export function dataSourceNamed(name: string): DataSourceDefinition | undefined {
  return DATA_SOURCES.find((definition) => definition.name === name);
}

export { declaredTwiceId } from "./declared-twice-id";
export * from "./definition";
export { isExclusive, roleIdsOf } from "./assignment-state";
export { callerDeployer, declaredDeployer } from "./deployer";
export { judgeAccess, type JudgedBy } from "./judge-access";
export * from "./functions";
export * from "./lookups";
export { factsOfGroup, factsOfUser } from "./principal-facts";
export { GROUP, USER } from "./principal-kind";
export * from "./provider";
export { levelsOfRecord } from "./record-levels";
