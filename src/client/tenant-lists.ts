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
import { type CallerLists, readCallerRoles } from "./caller-roles";
import { type ListReading, readAll } from "./paging";
import type { ApiCaller } from "./request";
import {
  mergeServices,
  ownApiClient,
  readApiClient,
  readEntitlement,
  readGrant,
  readGroup,
  readResourceServer,
  readRole,
  readUser,
} from "./wire";

/** Reads every list afresh, whenever it is asked for. */
export class TenantLists implements TenantReader, CallerLists {
  readonly #caller: ApiCaller;
  readonly #clientId: string;

  /** `clientId`: the API client that the caller is signed in as. */
  constructor(caller: ApiCaller, clientId: string) {
    this.#caller = caller;
    this.#clientId = clientId;
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

  groupsOf(userId: string): Promise<readonly GroupRecord[]> {
    return readAll(this.#caller, "listUserGroups", { userId }, byId(readGroup));
  }

  callerRoles(): Promise<readonly RoleRecord[] | undefined> {
    return readCallerRoles(this);
  }

  async callerScopeIds(): Promise<readonly string[] | undefined> {
    const clients = await readAll(this.#caller, "listApiClients", {}, byId(readApiClient));
    const own = ownApiClient(clients, this.#clientId);
    return own?.selectedScopes.map(({ id }) => id);
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
