import { z } from "zod";
import { beyondCaller } from "../authorization";
import { isPublicKey } from "../client-assertion";
import { ApiError, type ErrorDetail, invalid } from "../errors";
import { filterByName } from "../filters";
import { soughtApiClient } from "../lookups";
import { pageAnswer } from "../paging";
import { newId } from "../random";
import { type ApiRequest, type Family, readBody } from "../request";
import { linesOf, type ServiceLine } from "../service-lines";
import type { StoredApiClient } from "../state";
import type { TenantStore } from "../store";
import { requireSameId } from "./same-id";

const publicKey = z.looseObject({
  keyName: z.string(),
  keyValue: z.string().refine(isPublicKey, "is not an RSA public key in PEM form"),
});

const apiClientBody = z.looseObject({
  name: z.string().trim().min(1, "must not be empty"),
  description: z.string().exactOptional(),
  status: z.boolean().default(true),
  clientAuthentication: z
    .looseObject({ publicKeys: z.array(publicKey).default([]) })
    .default({ publicKeys: [] }),
  clientResources: z
    .array(
      z.looseObject({
        id: z.string(),
        selectedScopes: z.array(z.looseObject({ id: z.string() })).default([]),
      }),
    )
    .default([]),
});

export const apiClientHandlers = {
  listApiClients: (request) => {
    const { store, query } = request;
    const clients = filterByName(query, [...store.apiClients.values()]);
    const records = clients.map((client) => toWire(store, client));
    return pageAnswer(request, "results", records);
  },

  createApiClient: (request) => {
    const client = readClient(request, newId(request.random));
    request.store.apiClients.set(client.id, client);
    return { body: toWire(request.store, client) };
  },

  readApiClient: (request) => ({ body: toWire(request.store, soughtApiClient(request)) }),

  replaceApiClient: (request) => {
    const { id } = soughtApiClient(request);
    requireSameId(request, id);
    const client = readClient(request, id);
    request.store.apiClients.set(id, client);
    return { body: toWire(request.store, client) };
  },

  deleteApiClient: (request) => {
    const { store } = request;
    const { id } = soughtApiClient(request);
    store.apiClients.delete(id);
    for (const secret of store.secrets.values()) {
      if (secret.clientId === id) store.secrets.delete(secret.id);
    }
    return {};
  },
} satisfies Family;

function readClient(request: ApiRequest, id: string): StoredApiClient {
  const { clientResources, ...body } = readBody(request, apiClientBody);
  const client = {
    ...body,
    id,
    clientResources: clientResources.map((resource) => ({
      id: resource.id,
      selectedScopeIds: resource.selectedScopes.map((scope) => scope.id),
    })),
  };
  requireScopes(request, client);
  return client;
}

/** Errors: 400 for a resource server or scope that is not there; 403 for a role above the caller's own level. */
function requireScopes({ store, caller }: ApiRequest, client: StoredApiClient): void {
  const beyond: ErrorDetail[] = [];
  client.clientResources.forEach((resource, i) => {
    const lines = linesOfServer(store, resource.id);
    const field = `clientResources[${i}]`;
    if (lines === undefined) {
      throw invalid({ field: `${field}.id`, reason: `no resource server has id ${resource.id}` });
    }
    resource.selectedScopeIds.forEach((scopeId, j) => {
      const line = lines.get(scopeId);
      const place = `${field}.selectedScopes[${j}]`;
      if (line === undefined) {
        throw invalid({ field: `${place}.id`, reason: `the resource server has no ${scopeId}` });
      }
      const permissions = store.roles.get(line.roleId)?.permissions ?? {};
      beyond.push(...beyondCaller(store, caller, permissions, place));
    });
  });
  if (beyond.length === 0) return;
  throw new ApiError("ESCALATION", "An API client may not hold more than its maker does", beyond);
}

function linesOfServer(store: TenantStore, id: string): Map<string, ServiceLine> | undefined {
  const services = store.resourceServers
    .get(id)
    ?.serviceIds.flatMap((s) => store.services.get(s) ?? []);
  if (services === undefined) return undefined;
  const lines = services.flatMap((service) => linesOf(store, service));
  return new Map(lines.map((line) => [line.id, line]));
}

/** Secrets are never part of it; scopes are named as they are now. */
function toWire(store: TenantStore, client: StoredApiClient) {
  const { clientResources, ...rest } = client;
  return {
    ...rest,
    clientResources: clientResources.map(({ id, selectedScopeIds }) => {
      const lines = linesOfServer(store, id);
      return {
        id,
        name: store.resourceServers.get(id)?.name ?? id,
        defaultApi: store.resourceServers.get(id)?.defaultApi ?? false,
        selectedScopes: selectedScopeIds.map((scopeId) => ({
          id: scopeId,
          name: lines?.get(scopeId)?.name ?? scopeId,
        })),
      };
    }),
  };
}
