import { filterByName } from "../filters";
import { soughtResourceServer } from "../lookups";
import { pageAnswer } from "../paging";
import type { Family } from "../request";
import { linesOf } from "../service-lines";
import type { StoredResourceServer, StoredService } from "../state";
import type { TenantStore } from "../store";

export const resourceServerHandlers = {
  listResourceServers: (request) => {
    const { store, query } = request;
    const servers = filterByName(query, [...store.resourceServers.values()]);
    const records = servers.map((server) => toWire(store, server));
    return pageAnswer(request, "total", records);
  },

  readResourceServer: (request) => ({
    body: toWire(request.store, soughtResourceServer(request)),
  }),
} satisfies Family;

function toWire(store: TenantStore, { serviceIds, ...server }: StoredResourceServer) {
  return {
    ...server,
    serviceScopes: serviceIds.flatMap((id) => {
      const service = store.services.get(id);
      if (service === undefined) return [];
      const scopes = linesOf(store, service).map((line) => ({ id: line.id, name: line.name }));
      return [{ service: serviceToWire(service), scopes }];
    }),
  };
}

/** ZIdentity itself has no cloud and no organisation. */
function serviceToWire({
  id,
  name,
  displayName,
  cloudName,
  orgName,
  zapsOnboarded,
}: StoredService) {
  return {
    id,
    name,
    displayName,
    ...(cloudName === undefined ? {} : { cloudName }),
    ...(orgName === undefined ? {} : { orgName }),
    zapsOnboarded,
  };
}
