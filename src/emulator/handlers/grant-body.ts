import { z } from "zod";
import { beyondCaller } from "../authorization";
import { ApiError, type ErrorDetail, invalid } from "../errors";
import { type ApiRequest, readBody } from "../request";
import { rolesOf } from "../service-lines";
import type { StoredGrant, StoredPrincipal, StoredService } from "../state";
import type { TenantStore } from "../store";

const grantBody = z.looseObject({
  roles: z
    .array(z.looseObject({ id: z.string() }))
    .min(1, "must name at least one role: to take all roles away, delete the record"),
  scope: z.looseObject({ id: z.string() }).exactOptional(),
});

/**
 * The grant that a request asks for, fully checked.
 * Errors: 400 for a role or scope that the service lacks, a scope too many or missing, or a group that may hold no
 * roles; 403 for a role that holds more than the caller does.
 */
export function readGrant(
  request: ApiRequest,
  principal: StoredPrincipal,
  service: StoredService,
): StoredGrant {
  const { store } = request;
  const body = readBody(request, grantBody);
  const ids = body.roles.map((role) => role.id);
  const findings = [
    ...principalFindings(store, principal),
    ...ids.flatMap((id, index) => roleFindings(store, service, id, `roles[${index}].id`)),
    ...scopeFindings(service, body.scope?.id),
  ];
  if (findings.length > 0) throw invalid(...findings);
  if (service.id === store.zidentity.id) requireWithinCaller(request, ids);
  return {
    principal,
    serviceId: service.id,
    roleIds: [...new Set(ids)],
    ...(body.scope === undefined ? {} : { scopeId: body.scope.id }),
  };
}

function principalFindings(store: TenantStore, principal: StoredPrincipal): ErrorDetail[] {
  if (principal.type === "USER") return [];
  const group = store.groups.get(principal.id);
  if (group === undefined || group.adminEntitlementEnabled) return [];
  return [
    { field: "groupId", reason: `${group.name} is not enabled for administrative entitlements` },
  ];
}

function roleFindings(
  store: TenantStore,
  service: StoredService,
  id: string,
  field: string,
): ErrorDetail[] {
  if (rolesOf(store, service).some((role) => role.id === id)) return [];
  for (const other of store.services.values()) {
    const role = rolesOf(store, other).find((candidate) => candidate.id === id);
    if (role === undefined) continue;
    const reason = `${role.name} (${id}) is a role of ${other.name}, not of ${service.name}`;
    return [{ field, reason }];
  }
  return [{ field, reason: `no role has id ${id}` }];
}

function scopeFindings(service: StoredService, id: string | undefined): ErrorDetail[] {
  const ids = service.scopes.map((scope) => scope.id);
  if (ids.length === 0) {
    return id === undefined ? [] : [{ field: "scope", reason: `${service.name} has no scopes` }];
  }
  if (id !== undefined && ids.includes(id)) return [];
  const offered = service.scopes.map((scope) => `${scope.name} (${scope.id})`).join(", ");
  const fault = id === undefined ? "is missing" : `${id} does not exist`;
  return [{ field: "scope.id", reason: `${fault}: ${service.name} has ${offered}` }];
}

/** Only the levels of ZIdentity's own roles are known here: those of a linked service are that service's affair. */
function requireWithinCaller({ store, caller }: ApiRequest, roleIds: readonly string[]): void {
  const beyond = roleIds.flatMap((id, index) =>
    beyondCaller(store, caller, store.roles.get(id)?.permissions ?? {}, `roles[${index}]`),
  );
  if (beyond.length === 0) return;
  throw new ApiError("ESCALATION", "A role that holds more than you do cannot be granted", beyond);
}
