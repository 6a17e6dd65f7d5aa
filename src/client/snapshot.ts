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
import { CachedList } from "./cached-list";
import { type CallerLists, readCallerRoles } from "./caller-roles";
import { principalKey } from "./tenant-lists";

/** Where a snapshot reads from. */
export type SnapshotSource = Omit<TenantReader, "callerRoles"> & CallerLists;

/**
 * What is observed in the tenant, as one consistent whole for the length of a run: each list is read at most once,
 * and shows what this process has written.
 */
export class TenantSnapshot implements TenantReader {
  readonly #source: SnapshotSource;
  readonly #users = new CachedList<UserRecord>();
  readonly #groups = new CachedList<GroupRecord>();
  readonly #services = new CachedList<ServiceWithScopes>();
  readonly #roles = new CachedList<RoleRecord>();
  readonly #grants = new Lists<GrantRecord>();
  readonly #entitlements = new Lists<EntitlementRecord>();
  readonly #members = new Lists<UserRecord>();
  readonly #groupsOf = new Lists<GroupRecord>();
  readonly #seenRoleIds = new Set<string>();
  #callerScopeIds: Promise<readonly string[] | undefined> | undefined;

  constructor(source: SnapshotSource) {
    this.#source = source;
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
    this.#roles.update((roles) => replaced(roles, role, ({ id }) => id));
    this.#services.update((services) => withRole(services, role.id, role.name));
  }

  roleDeleted(id: string): void {
    this.#roles.update((roles) => roles.filter((role) => role.id !== id));
    this.#services.update((services) => withRole(services, id, undefined));
  }

  grantWritten(grant: GrantRecord): void {
    this.#grants
      .of(grant.serviceId)
      .update((grants) => replaced(grants, grant, ({ principal }) => principalKey(principal)));
  }

  grantDeleted(principal: Principal, serviceId: string): void {
    this.#grants.of(serviceId).update((grants) => without(grants, principal));
  }

  entitlementWritten(entitlement: EntitlementRecord): void {
    this.#entitlements
      .of(entitlement.serviceId)
      .update((list) => replaced(list, entitlement, ({ principal }) => principalKey(principal)));
  }

  entitlementDeleted(principal: Principal, serviceId: string): void {
    this.#entitlements.of(serviceId).update((list) => without(list, principal));
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

/** One cached list for each service, group or user. */
class Lists<T> {
  readonly #byOwner = new Map<string, CachedList<T>>();

  of(owner: string): CachedList<T> {
    const list = this.#byOwner.get(owner) ?? new CachedList<T>();
    this.#byOwner.set(owner, list);
    return list;
  }
}

/** The list with this record in the place of the one with the same key, else at the end. */
function replaced<T>(list: readonly T[], record: T, key: (record: T) => string): readonly T[] {
  const wanted = key(record);
  const at = list.findIndex((other) => key(other) === wanted);
  return at === -1 ? [...list, record] : list.with(at, record);
}

function without<T extends { readonly principal: Principal }>(
  list: readonly T[],
  principal: Principal,
): readonly T[] {
  return list.filter((record) => principalKey(record.principal) !== principalKey(principal));
}

/** ZIdentity lists its own roles under its own service, as `<serviceId>::<roleId>`. */
function withRole(
  services: readonly ServiceWithScopes[],
  roleId: string,
  name: string | undefined,
): readonly ServiceWithScopes[] {
  return services.map((entry) => {
    if (entry.service.name !== ZIDENTITY_SERVICE) return entry;
    const id = `${entry.service.id}::${roleId}`;
    const scopes =
      name === undefined
        ? entry.scopes.filter((scope) => scope.id !== id)
        : replaced(entry.scopes, { id, name: `Role:${name}` }, (scope) => scope.id);
    return { ...entry, scopes };
  });
}
