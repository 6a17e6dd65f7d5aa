import { z } from "zod";
import { beyondCaller, rolesOfClient } from "../authorization";
import { ApiError, invalid } from "../errors";
import { etagOf, requireMatch } from "../etag";
import { soughtRole } from "../lookups";
import { pageAnswer } from "../paging";
import { refusedLevel } from "../permissions";
import { requireMay } from "../prerequisites";
import { newId } from "../random";
import { type Answer, type ApiRequest, type Family, readBody } from "../request";
import type { StoredGrant, StoredRole } from "../state";
import type { TenantStore } from "../store";
import { requireSameId } from "./same-id";

const roleBody = z.looseObject({
  name: z.string().trim().min(1, "must not be empty"),
  description: z.string().exactOptional(),
  permissions: z.record(z.string(), z.string()).default({}),
});

export const roleHandlers = {
  listRoles: (request) => pageAnswer(request, "total", [...request.store.roles.values()]),

  createRole: (request) => {
    requireMay(request, "write a role");
    return storeRole(request, newId(request.random));
  },

  readRole: (request) => answerRole(soughtRole(request)),

  replaceRole: (request) => {
    const role = soughtRole(request);
    requireEditable(role);
    requireMay(
      request,
      isAssigned(request, role) ? "write a role that is assigned" : "write a role",
    );
    requireMatch(request.ifMatch, etagOf(role));
    requireSameId(request, role.id);
    return storeRole(request, role.id);
  },

  deleteRole: (request) => {
    const role = soughtRole(request);
    requireEditable(role);
    requireMay(
      request,
      isAssigned(request, role) ? "delete a role that is assigned" : "delete a role",
    );
    requireUnused(request.store, role);
    request.store.roles.delete(role.id);
    return {};
  },
} satisfies Family;

function storeRole(request: ApiRequest, id: string): Answer {
  const body = readBody(request, roleBody);
  requireFreeName(request.store, body.name, id);
  requireOfferedLevels(body.permissions);
  const beyond = beyondCaller(request.store, request.caller, body.permissions, "permissions");
  if (beyond.length > 0) {
    throw new ApiError("ESCALATION", "A role may not hold more than its maker does", beyond);
  }
  const role = { ...body, id, systemDefined: false };
  request.store.roles.set(id, role);
  return answerRole(role);
}

function answerRole(role: StoredRole): Answer {
  return { body: role, headers: { etag: etagOf(role) } };
}

function requireEditable(role: StoredRole): void {
  if (!role.systemDefined) return;
  throw new ApiError("FORBIDDEN", `${role.name} is a predefined role: it cannot be changed`);
}

function requireFreeName(store: TenantStore, name: string, id: string): void {
  const taken = [...store.roles.values()].some((role) => role.name === name && role.id !== id);
  if (!taken) return;
  throw new ApiError("ALREADY_EXISTS", `A role with name ${name} exists`, [
    { field: "name", reason: "is taken" },
  ]);
}

function requireOfferedLevels(permissions: Readonly<Record<string, string>>): void {
  const refused = Object.entries(permissions).flatMap(([module, level]) => {
    const reason = refusedLevel(module, level);
    return reason === undefined ? [] : [{ field: `permissions.${module}`, reason }];
  });
  if (refused.length > 0) throw invalid(...refused);
}

function grantsOf(store: TenantStore, role: StoredRole): readonly StoredGrant[] {
  return store.grants.on(store.zidentity.id).filter(({ roleIds }) => roleIds.includes(role.id));
}

function isAssigned({ store }: ApiRequest, role: StoredRole): boolean {
  return grantsOf(store, role).length > 0;
}

function requireUnused(store: TenantStore, role: StoredRole): void {
  const grants = grantsOf(store, role);
  const clients = [...store.apiClients.values()].filter((client) =>
    rolesOfClient(store, client).includes(role),
  );
  if (grants.length + clients.length === 0) return;
  throw new ApiError(
    "RESOURCE_IN_USE",
    `${role.name} is assigned to ${grants.length} users or groups and ${clients.length} API clients`,
  );
}
