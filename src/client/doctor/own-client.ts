import type { RoleRecord } from "../../tenant";
import { type ApiClientRecord, ownApiClient, readApiClient, readRole } from "../wire";
import { readAll } from "../paging";
import type { ApiCaller } from "../request";
import type { OwnClient, OwnRole } from "./tenant-health";

/** What this API client may do, as the tenant lists it; undefined where it cannot be found out. */
export async function findOwnClient(
  caller: ApiCaller,
  clientId: string,
): Promise<OwnClient | undefined> {
  const clients = await orNothing(
    readAll(caller, "listApiClients", {}, { parse: readApiClient, key: ({ id }) => id }),
  );
  const own = ownApiClient(clients ?? [], clientId);
  if (own === undefined) return undefined;
  const roles = await orNothing(
    readAll(caller, "listRoles", {}, { parse: readRole, key: ({ id }) => id }),
  );
  const { id, name } = own;
  const held = own.selectedScopes.map((scope) => toRole(scope, roles ?? []));
  return { id, ...(name === undefined ? {} : { name }), roles: held };
}

/** `<serviceId>::<roleId>` named `Role:<role>`, or with a scope between the two. */
function toRole(
  scope: ApiClientRecord["selectedScopes"][number],
  roles: readonly RoleRecord[],
): OwnRole {
  const [serviceId = "", , ...rest] = scope.id.split(":");
  const roleId = rest.join(":");
  const permissions = roles.find((role) => role.id === roleId)?.permissions;
  const name = (scope.name ?? roleId).replace(/^Role:/, "");
  return { serviceId, roleId, name, ...(permissions === undefined ? {} : { permissions }) };
}

async function orNothing<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch {
    // Why it cannot be read stands with the operation itself.
    return undefined;
  }
}
