import { ApiError } from "../errors";
import { groupOf, type PrincipalOf, principalName, soughtService, userOf } from "../lookups";
import { pageAnswer } from "../paging";
import { requireAdministers, requireMay } from "../prerequisites";
import type { ApiRequest, Family, Handler } from "../request";
import { type Named, rolesOf } from "../service-lines";
import { toServiceReference } from "../service-reference";
import type { StoredGrant, StoredService } from "../state";
import type { TenantStore } from "../store";
import { readGrant } from "./grant-body";

export const adminEntitlementHandlers = {
  readUserAdminEntitlements: readOf(userOf),
  readGroupAdminEntitlements: readOf(groupOf),
  grantUser: grantTo(userOf),
  grantGroup: grantTo(groupOf),
  revokeUser: revokeFrom(userOf),
  revokeGroup: revokeFrom(groupOf),

  listServiceAdmins: (request) => {
    const { store } = request;
    const grants = store.grants.on(soughtService(request).id);
    const records = grants.map((grant) => ({
      principal: { ...grant.principal, name: principalName(store, grant.principal) },
      roles: rolesIn(store, grant),
      ...scopeIn(store, grant),
    }));
    return pageAnswer(request, "total", records);
  },
} satisfies Family;

function readOf(principalOf: PrincipalOf): Handler {
  return (request) => {
    const { store } = request;
    return { body: store.grants.of(principalOf(request)).map((grant) => toRecord(store, grant)) };
  };
}

function grantTo(principalOf: PrincipalOf): Handler {
  return (request) => {
    const [principal, service] = [principalOf(request), soughtService(request)];
    requireMayAssign(request, service);
    const grant = readGrant(request, principal, service);
    request.store.grants.put(grant);
    return { body: toRecord(request.store, grant) };
  };
}

function revokeFrom(principalOf: PrincipalOf): Handler {
  return (request) => {
    const principal = principalOf(request);
    const service = soughtService(request);
    requireMayAssign(request, service);
    if (request.store.grants.delete(principal, service.id)) return {};
    throw new ApiError(
      "RESOURCE_NOT_FOUND",
      `${principalName(request.store, principal)} holds no role on ${service.displayName}`,
    );
  };
}

/** Errors: 403 where the caller's own roles, on ZIdentity and on the service, do not allow it. */
function requireMayAssign(request: ApiRequest, service: StoredService): void {
  requireMay(request, "assign or remove roles");
  if (service.id !== request.store.zidentity.id) requireAdministers(request, service);
}

/** The record as a principal's own list has it; without a `scope` on services that have none. */
function toRecord(store: TenantStore, grant: StoredGrant) {
  const service = store.services.get(grant.serviceId);
  const { scope } = scopeIn(store, grant);
  return {
    roles: rolesIn(store, grant).map((role) => ({ ...role, displayName: role.name })),
    ...(scope === undefined ? {} : { scope: { ...scope, displayName: scope.name } }),
    service: service === undefined ? { id: grant.serviceId } : toServiceReference(service),
  };
}

function rolesIn(store: TenantStore, grant: StoredGrant): Named[] {
  const service = store.services.get(grant.serviceId);
  if (service === undefined) return [];
  return rolesOf(store, service)
    .filter((role) => grant.roleIds.includes(role.id))
    .map(({ id, name }) => ({ id, name }));
}

function scopeIn(store: TenantStore, grant: StoredGrant): { scope?: Named } {
  const scopes = store.services.get(grant.serviceId)?.scopes ?? [];
  const scope = scopes.find(({ id }) => id === grant.scopeId);
  return scope === undefined ? {} : { scope };
}
