import type {
  EntitlementRecord,
  GrantBody,
  GrantRecord,
  GroupRecord,
  Principal,
  RoleRecord,
  ServiceWithScopes,
  TenantPort,
  TenantReader,
  UserRecord,
} from "../tenant";
import type { TenantHealth } from "./doctor";
import { DocumentedReader } from "./documented";
import { GrantWrites } from "./grant-writes";
import { KeyedMutex } from "./keyed-mutex";
import type { Patience } from "./patience";
import type { ApiCaller } from "./request";
import { RoleWrites } from "./role-writes";
import { TenantSnapshot } from "./snapshot";
import { principalKey, TenantLists } from "./tenant-lists";

/** A tenant that can also be asked what it is like. */
export interface ConnectedTenant extends TenantPort {
  /** The address of its API, without a slash at its end. */
  readonly apiUrl: string;
  /** Where it gives tokens: what tells one tenant of a cloud from another. */
  readonly tokenUrl: string;
  /** The API client that we are signed in as. */
  readonly clientId: string;
  /**
   * Asks for a token, unless there is one. Throws `AuthenticationError` for wrong credentials, `UnreachableError`
   * for an unknown or silent host.
   */
  authenticate(): Promise<void>;
  /**
   * Reads every list anew when it is next asked for, such as before a write that cannot be taken back. What this
   * process wrote still shows. `changeGrant` and `replaceRole` read what they change afresh anyway.
   */
  fresh(): TenantReader;
  /** What this tenant offers, found out by reading alone. A failure to sign in is part of the answer. */
  probe(): Promise<TenantHealth>;
  /** Reads what each user holds by documented operations alone. */
  documented(): DocumentedReader;
}

interface TenantParts {
  readonly caller: ApiCaller;
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** The API client that `caller` is signed in as. */
  readonly clientId: string;
  readonly patience: Patience;
  readonly authenticate: () => Promise<void>;
  readonly probe: () => Promise<TenantHealth>;
}

/** The tenant over HTTP: reads come from the snapshot, writes go through and update it. */
export class TenantClient implements ConnectedTenant {
  readonly #parts: TenantParts;
  readonly #snapshot: TenantSnapshot;
  readonly #roles: RoleWrites;
  readonly #grants: GrantWrites;
  readonly #mutex = new KeyedMutex();

  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;

  constructor(parts: TenantParts) {
    const { caller, apiUrl, tokenUrl, clientId, patience } = parts;
    this.apiUrl = apiUrl;
    this.tokenUrl = tokenUrl;
    this.clientId = clientId;
    const lists = new TenantLists(caller, clientId);
    this.#parts = parts;
    this.#snapshot = new TenantSnapshot(lists, () => patience.now());
    this.#roles = new RoleWrites(caller, lists, patience);
    this.#grants = new GrantWrites(caller, patience);
  }

  /** Asks for a token, unless there is one: wrong credentials show here, before anything is read. */
  authenticate(): Promise<void> {
    return this.#parts.authenticate();
  }

  probe(): Promise<TenantHealth> {
    return this.#parts.probe();
  }

  documented(): DocumentedReader {
    return new DocumentedReader(this.#parts.caller);
  }

  fresh(): TenantReader {
    this.#snapshot.forgetAll();
    return this;
  }

  users(): Promise<readonly UserRecord[]> {
    return this.#snapshot.users();
  }

  groups(): Promise<readonly GroupRecord[]> {
    return this.#snapshot.groups();
  }

  services(): Promise<readonly ServiceWithScopes[]> {
    return this.#snapshot.services();
  }

  roles(): Promise<readonly RoleRecord[]> {
    return this.#snapshot.roles();
  }

  grants(serviceId: string): Promise<readonly GrantRecord[]> {
    return this.#snapshot.grants(serviceId);
  }

  entitlements(serviceId: string): Promise<readonly EntitlementRecord[]> {
    return this.#snapshot.entitlements(serviceId);
  }

  members(groupId: string): Promise<readonly UserRecord[]> {
    return this.#snapshot.members(groupId);
  }

  groupsOf(userId: string): Promise<readonly GroupRecord[]> {
    return this.#snapshot.groupsOf(userId);
  }

  callerRoles(): Promise<readonly RoleRecord[] | undefined> {
    return this.#snapshot.callerRoles();
  }

  createRole(body: Omit<RoleRecord, "id">): Promise<RoleRecord> {
    return this.#writeRole(`name/${body.name}`, async () => {
      const role = await this.#roles.create(body, this.#snapshot.seenRoleIds());
      this.#snapshot.roleWritten(role);
      return role;
    });
  }

  replaceRole(id: string, change: (current: RoleRecord) => RoleRecord): Promise<RoleRecord> {
    return this.#writeRole(`id/${id}`, async () => {
      const role = await this.#roles.replace(id, change);
      this.#snapshot.roleWritten(role);
      return role;
    });
  }

  deleteRole(id: string): Promise<void> {
    return this.#writeRole(`id/${id}`, async () => {
      await this.#roles.delete(id);
      this.#snapshot.roleDeleted(id);
    });
  }

  changeGrant(
    principal: Principal,
    serviceId: string,
    change: (current: GrantRecord | undefined) => GrantBody | undefined,
  ): Promise<GrantRecord | undefined> {
    return this.#writePair("grant", principal, serviceId, async () => {
      const grant = await this.#grants.change(principal, serviceId, change);
      if (grant === undefined) this.#snapshot.grantDeleted(principal, serviceId);
      else this.#snapshot.grantWritten(grant);
      return grant;
    });
  }

  entitle(principal: Principal, serviceId: string): Promise<void> {
    return this.#writePair("entitlement", principal, serviceId, async () => {
      await this.#grants.entitle(principal, serviceId);
      this.#snapshot.entitlementWritten({ principal, serviceId });
    });
  }

  removeEntitlement(principal: Principal, serviceId: string): Promise<void> {
    return this.#writePair("entitlement", principal, serviceId, async () => {
      await this.#grants.removeEntitlement(principal, serviceId);
      this.#snapshot.entitlementDeleted(principal, serviceId);
    });
  }

  #writeRole<T>(key: string, write: () => Promise<T>): Promise<T> {
    return this.#mutex.run(`role/${key}`, () =>
      orForget(write, () => this.#snapshot.forgetRoles()),
    );
  }

  #writePair<T>(
    kind: "grant" | "entitlement",
    principal: Principal,
    serviceId: string,
    write: () => Promise<T>,
  ): Promise<T> {
    const forget = {
      grant: () => this.#snapshot.forgetGrants(serviceId),
      entitlement: () => this.#snapshot.forgetEntitlements(serviceId),
    };
    // By the principal: a tag that the tenant sends is one of its whole list.
    const key = JSON.stringify([kind, principalKey(principal)]);
    return this.#mutex.run(key, () => orForget(write, forget[kind]));
  }
}

/** After a failure nobody knows what the tenant holds, so what was read of it is read again. */
async function orForget<T>(write: () => Promise<T>, forget: () => void): Promise<T> {
  try {
    return await write();
  } catch (error) {
    forget();
    throw error;
  }
}
