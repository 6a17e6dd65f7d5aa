import { ApiError, invalid } from "../errors";
import { groupOf, type PrincipalOf, principalName, soughtService, userOf } from "../lookups";
import { pageAnswer } from "../paging";
import { type Deed, requireMay } from "../prerequisites";
import type { Family, Handler } from "../request";
import { toServiceReference } from "../service-reference";
import type { StoredPrincipal } from "../state";
import type { TenantStore } from "../store";

export const serviceEntitlementHandlers = {
  readUserServiceEntitlements: readOf(userOf),
  readGroupServiceEntitlements: readOf(groupOf),
  entitleUser: entitle(userOf),
  entitleGroup: entitle(groupOf),
  removeUserEntitlement: removeFrom(userOf),
  removeGroupEntitlement: removeFrom(groupOf),

  listServiceUsers: (request) => {
    const { store } = request;
    const entitlements = store.entitlements.on(soughtService(request).id);
    const records = entitlements.map(({ principal }) => ({
      principal: { ...principal, name: principalName(store, principal) },
    }));
    return pageAnswer(request, "total", records);
  },
} satisfies Family;

const ENTITLES: Deed = "assign or remove who may use a service";

function readOf(principalOf: PrincipalOf): Handler {
  return (request) => {
    const { entitlements, services } = request.store;
    const held = entitlements.of(principalOf(request));
    return {
      body: held.flatMap(({ serviceId }) => {
        const service = services.get(serviceId);
        return service === undefined ? [] : [toServiceReference(service)];
      }),
    };
  };
}

function entitle(principalOf: PrincipalOf): Handler {
  return (request) => {
    const principal = principalOf(request);
    const service = soughtService(request);
    requireMay(request, ENTITLES);
    requireEnabled(request.store, principal);
    request.store.entitlements.put({ principal, serviceId: service.id });
    return {};
  };
}

function removeFrom(principalOf: PrincipalOf): Handler {
  return (request) => {
    const principal = principalOf(request);
    const service = soughtService(request);
    requireMay(request, ENTITLES);
    if (request.store.entitlements.delete(principal, service.id)) return {};
    throw new ApiError(
      "RESOURCE_NOT_FOUND",
      `${principalName(request.store, principal)} is not entitled to ${service.displayName}`,
    );
  };
}

function requireEnabled(store: TenantStore, principal: StoredPrincipal): void {
  if (principal.type === "USER") return;
  const group = store.groups.get(principal.id);
  if (group === undefined || group.serviceEntitlementEnabled) return;
  throw invalid({
    field: "groupId",
    reason: `${group.name} is not enabled for service entitlements`,
  });
}
