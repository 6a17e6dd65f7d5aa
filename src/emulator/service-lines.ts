import { ZIDENTITY_SERVICE } from "../tenant";
import type { StoredService } from "./state";
import type { TenantStore } from "./store";

/** One line of a service in `GET /resource-servers`: a role, or a role within one of the service's scopes. */
export interface ServiceLine {
  readonly id: string;
  readonly name: string;
  readonly roleId: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** The roles of a service: ZIdentity's own are the tenant's roles as they are now, a linked service's are mirrored. */
export function rolesOf(store: TenantStore, service: StoredService): readonly Named[] {
  return service.name === ZIDENTITY_SERVICE ? [...store.roles.values()] : service.linkedRoles;
}

/** `<serviceId>::<roleId>` named `Role:<role>`, or `<serviceId>:<scopeId>:<roleId>` named `Scope:<scope>: Role:<role>`. */
export function linesOf(store: TenantStore, service: StoredService): ServiceLine[] {
  const roles = rolesOf(store, service);
  if (service.scopes.length === 0) {
    return roles.map((role) => ({
      id: `${service.id}::${role.id}`,
      name: `Role:${role.name}`,
      roleId: role.id,
    }));
  }
  return service.scopes.flatMap((scope) =>
    roles.map((role) => ({
      id: `${service.id}:${scope.id}:${role.id}`,
      name: `Scope:${scope.name}: Role:${role.name}`,
      roleId: role.id,
    })),
  );
}
