import {
  type EntitlementRecord,
  type GrantRecord,
  type GroupRecord,
  type Principal,
  type RoleRecord,
  type ServiceWithScopes,
  type TenantReader,
  type UserRecord,
  ZIDENTITY_SERVICE,
} from "../tenant";
import { type CallerLists, readCallerRoles } from "./caller-roles";
import { KeyedList } from "./keyed-list";
import { principalKey } from "./tenant-lists";

const byId = ({ id }: { readonly id: string }): string => id;
const byPrincipal = ({ principal }: { readonly principal: Principal }): string =>
  principalKey(principal);

/** Where a snapshot reads from. */
export type SnapshotSource = Omit<TenantReader, "callerRoles"> & CallerLists;

/**
 * What is observed in the tenant, as one consistent whole for the length of a run: each list is read at most once,
 * and shows what this process has written, even where the tenant's own list lags behind.
 */
export class TenantSnapshot implements TenantReader {
  readonly #source: SnapshotSource;
  readonly #users: KeyedList<UserRecord>;
  readonly #groups: KeyedList<GroupRecord>;
  readonly #services: KeyedList<ServiceWithScopes>;
  readonly #roles: KeyedList<RoleRecord>;
  readonly #grants: Lists<GrantRecord>;
  readonly #entitlements: Lists<EntitlementRecord>;
  readonly #members: Lists<UserRecord>;
  readonly #groupsOf: Lists<GroupRecord>;
  readonly #seenRoleIds = new Set<string>();
  #callerScopeIds: Promise<readonly string[] | undefined> | undefined;

  /** `monotonic`: milliseconds of a clock that never goes back. */
  constructor(source: SnapshotSource, monotonic: () => number = () => performance.now()) {
    this.#source = source;
    this.#users = new KeyedList<UserRecord>(byId, monotonic);
    this.#groups = new KeyedList<GroupRecord>(byId, monotonic);
    this.#services = new KeyedList(({ service }) => service.id, monotonic);
    this.#roles = new KeyedList<RoleRecord>(byId, monotonic);
    this.#grants = new Lists<GrantRecord>(byPrincipal, monotonic);
    this.#entitlements = new Lists<EntitlementRecord>(byPrincipal, monotonic);
    this.#members = new Lists<UserRecord>(byId, monotonic);
    this.#groupsOf = new Lists<GroupRecord>(byId, monotonic);
  }

  users(): Promise<readonly UserRecord[]> {
    return this.#users.read(() => this.#source.users());
  }

  groups(): Promise<readonly GroupRecord[]> {
    return this.#groups.read(() => this.#source.groups());
  }

  services(): Promise<readonly ServiceWithScopes[]> {
    return this.#services.read(() => this.#source.services());
  }

  roles(): Promise<readonly RoleRecord[]> {
    return this.#roles.read(async () => {
      const roles = await this.#source.roles();
      for (const { id } of roles) this.#seenRoleIds.add(id);
      return roles;
    });
  }

  /** Every role that this process has read or written so far, whether it still exists or not. */
  seenRoleIds(): ReadonlySet<string> {
    return new Set(this.#seenRoleIds);
  }

  grants(serviceId: string): Promise<readonly GrantRecord[]> {
    return this.#grants.of(serviceId).read(() => this.#source.grants(serviceId));
  }

  entitlements(serviceId: string): Promise<readonly EntitlementRecord[]> {
    return this.#entitlements.of(serviceId).read(() => this.#source.entitlements(serviceId));
  }

  members(groupId: string): Promise<readonly UserRecord[]> {
    return this.#members.of(groupId).read(() => this.#source.members(groupId));
  }

  groupsOf(userId: string): Promise<readonly GroupRecord[]> {
    return this.#groupsOf.of(userId).read(() => this.#source.groupsOf(userId));
  }

  /** The API clients are asked for once, whatever comes of it; services and roles are those of this snapshot. */
  callerRoles(): Promise<readonly RoleRecord[] | undefined> {
    return readCallerRoles({
      services: () => this.services(),
      roles: () => this.roles(),
      callerScopeIds: () => (this.#callerScopeIds ??= this.#source.callerScopeIds()),
    });
  }

  /** A role was created or replaced. */
  roleWritten(role: RoleRecord): void {
    this.#seenRoleIds.add(role.id);
    this.#roles.put(role);
    this.#services.change(role.id, (services) => setRole(services, role.id, role.name));
  }

  roleDeleted(id: string): void {
    this.#roles.remove(id);
    this.#services.change(id, (services) => setRole(services, id, undefined));
  }

  grantWritten(grant: GrantRecord): void {
    this.#grants.of(grant.serviceId).put(grant);
  }

  grantDeleted(principal: Principal, serviceId: string): void {
    this.#grants.of(serviceId).remove(principalKey(principal));
  }

  entitlementWritten(entitlement: EntitlementRecord): void {
    this.#entitlements.of(entitlement.serviceId).put(entitlement);
  }

  entitlementDeleted(principal: Principal, serviceId: string): void {
    this.#entitlements.of(serviceId).remove(principalKey(principal));
  }

  /** Reads every list again when it is next asked for. */
  forgetAll(): void {
    for (const list of [this.#users, this.#groups, this.#services, this.#roles]) list.forget();
    for (const lists of [this.#grants, this.#entitlements, this.#members, this.#groupsOf])
      lists.forget();
  }

  /** Reads the list again when it is next asked for: a write to it failed, with an outcome that nobody knows. */
  forgetRoles(): void {
    this.#roles.forget();
    this.#services.forget();
  }

  forgetGrants(serviceId: string): void {
    this.#grants.of(serviceId).forget();
  }

  forgetEntitlements(serviceId: string): void {
    this.#entitlements.of(serviceId).forget();
  }
}

/** One list for each service, group or user. */
class Lists<T> {
  readonly #key: (record: T) => string;
  readonly #monotonic: () => number;
  readonly #byOwner = new Map<string, KeyedList<T>>();

  constructor(key: (record: T) => string, monotonic: () => number) {
    this.#key = key;
    this.#monotonic = monotonic;
  }

  of(owner: string): KeyedList<T> {
    const list = this.#byOwner.get(owner) ?? new KeyedList(this.#key, this.#monotonic);
    this.#byOwner.set(owner, list);
    return list;
  }

  forget(): void {
    for (const list of this.#byOwner.values()) list.forget();
  }
}

/** ZIdentity lists its own roles under its own service, as `<serviceId>::<roleId>`; without a name it goes. */
function setRole(
  services: Map<string, ServiceWithScopes>,
  roleId: string,
  name: string | undefined,
): void {
  for (const [key, entry] of services) {
    if (entry.service.name !== ZIDENTITY_SERVICE) continue;
    const id = `${entry.service.id}::${roleId}`;
    const scopes = new Map(entry.scopes.map((scope) => [scope.id, scope]));
    if (name === undefined) scopes.delete(id);
    else scopes.set(id, { id, name: `Role:${name}` });
    services.set(key, { ...entry, scopes: [...scopes.values()] });
  }
}
