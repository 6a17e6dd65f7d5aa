import type {
  EntitlementRecord,
  GrantRecord,
  GroupRecord,
  Principal,
  RoleRecord,
  ServiceWithScopes,
  TenantReader,
  UserRecord,
} from "../tenant";
import { type ListReading, readAll } from "./paging";
import type { ApiCaller } from "./request";
import {
  mergeServices,
  readEntitlement,
  readGrant,
  readGroup,
  readResourceServer,
  readRole,
  readUser,
} from "./wire";

/** Reads every list afresh, whenever it is asked for. */
export class TenantLists implements TenantReader {
  readonly #caller: ApiCaller;

  constructor(caller: ApiCaller) {
    this.#caller = caller;
  }

  users(): Promise<readonly UserRecord[]> {
    return readAll(this.#caller, "listUsers", {}, byId(readUser));
  }

  groups(): Promise<readonly GroupRecord[]> {
    return readAll(this.#caller, "listGroups", {}, byId(readGroup));
  }

  async services(): Promise<readonly ServiceWithScopes[]> {
    return mergeServices(
      await readAll(this.#caller, "listResourceServers", {}, byId(readResourceServer)),
    );
  }

  roles(): Promise<readonly RoleRecord[]> {
    return readAll(this.#caller, "listRoles", {}, byId(readRole));
  }

  grants(serviceId: string): Promise<readonly GrantRecord[]> {
    const parse = (record: unknown): GrantRecord => readGrant(serviceId, record);
    return readAll(this.#caller, "listServiceAdmins", { serviceId }, byPrincipal(parse));
  }

  entitlements(serviceId: string): Promise<readonly EntitlementRecord[]> {
    const parse = (record: unknown): EntitlementRecord => readEntitlement(serviceId, record);
    return readAll(this.#caller, "listServiceUsers", { serviceId }, byPrincipal(parse));
  }

  members(groupId: string): Promise<readonly UserRecord[]> {
    return readAll(this.#caller, "listGroupUsers", { groupId }, byId(readUser));
  }
}

function byId<T extends { readonly id: string }>(parse: ListReading<T>["parse"]): ListReading<T> {
  return { parse, key: ({ id }) => id };
}

function byPrincipal<T extends { readonly principal: Principal }>(
  parse: ListReading<T>["parse"],
): ListReading<T> {
  return { parse, key: ({ principal }) => principalKey(principal) };
}

/** Users and groups may share an id. */
export function principalKey({ type, id }: Principal): string {
  return `${type}/${id}`;
}
