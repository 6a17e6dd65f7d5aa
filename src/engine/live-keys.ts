import {
  type AccessKeys,
  isOfAnother,
  labelOf,
  type NaturalReference,
  principalByName,
  roleByName,
  spellingOf,
  withOwner,
} from "../manifest";
import type { DeclaredService, GrantedRole } from "../rbac";
import { rolesOf } from "../resources";
import {
  describeService,
  type GroupRecord,
  type RoleRecord,
  type ServiceRecord,
  type ServiceWithScopes,
  type TenantReader,
  type UserRecord,
  ZIDENTITY_SERVICE,
} from "../tenant";

/** A service with its roles; of ZIdentity itself with their permissions, where the tenant tells them. */
export interface LiveService {
  readonly entry: ServiceWithScopes;
  readonly declared: DeclaredService;
  readonly roles: readonly RoleRecord[];
}

/** What the keys of a tenant are made of, each list once. */
export interface Directory {
  readonly users: readonly UserRecord[];
  readonly groups: readonly GroupRecord[];
  readonly services: readonly LiveService[];
}

export async function readDirectory(reader: TenantReader): Promise<Directory> {
  const [users, groups, entries] = await Promise.all([
    reader.users(),
    reader.groups(),
    reader.services(),
  ]);
  const services = await Promise.all(
    entries.map(async (entry) => ({
      entry,
      declared: declaredService(entry.service),
      roles: await rolesOf(reader, entry),
    })),
  );
  return { users, groups, services };
}

export function keyOfId(id: string): string {
  return `id:${id}`;
}

export function keyOfRole(service: DeclaredService, id: string): string {
  return JSON.stringify([service.key, keyOfId(id)]);
}

/** The key of a service that the tenant does not list. */
export function keyOfMissing(reference: NaturalReference): string {
  return `missing:${labelOf(reference)}`;
}

/** Keys by which names and ids of one thing are the same, because the tenant tells which they are. */
export function liveKeys({ users, groups, services }: Directory): AccessKeys {
  const usersByLogin = uniqueBy(users, ({ loginName }) => loginName.toLowerCase());
  const usersById = uniqueBy(users, ({ id }) => id);
  const groupsByName = uniqueBy(groups, ({ name }) => name);
  const groupsById = uniqueBy(groups, ({ id }) => id);
  const roles = new RoleKeys(services);
  return {
    principal(kind, reference) {
      const byName = typeof reference === "string";
      const word = byName ? reference : "id" in reference ? reference.id : "";
      if (kind === "user") {
        const user = byName ? usersByLogin.get(word.toLowerCase()) : usersById.get(word);
        if (user !== undefined) return { key: keyOfId(user.id), label: user.loginName };
      } else {
        const group = byName ? groupsByName.get(word) : groupsById.get(word);
        if (group !== undefined) return { key: keyOfId(group.id), label: group.name };
      }
      return principalByName(kind, reference);
    },
    service: (reference) => findLive(services, reference),
    role(service, reference) {
      if (!isOfAnother(reference)) return roles.find(service, reference);
      const owner = findLive(services, reference.service);
      return withOwner(roles.find(owner, reference.name), owner);
    },
  };
}

/** The one service of the tenant that a reference means; without a key where it is not known which. */
export function findLive(
  services: readonly LiveService[],
  reference: NaturalReference,
): DeclaredService {
  const unknown = { key: undefined, label: labelOf(reference), own: false };
  const spelling = spellingOf(reference);
  if (spelling === undefined && !(typeof reference === "object" && "id" in reference))
    return unknown;
  const matching = services.filter(({ entry: { service } }) =>
    spelling === undefined
      ? typeof reference === "object" && "id" in reference && service.id === reference.id
      : service.name === spelling.name &&
        (spelling.cloud === undefined || spelling.cloud === service.cloudName) &&
        (spelling.org === undefined || spelling.org === service.orgName),
  );
  const [first] = matching;
  if (first !== undefined) return matching.length === 1 ? first.declared : unknown;
  return { ...unknown, key: keyOfMissing(reference) };
}

function declaredService(service: ServiceRecord): DeclaredService {
  if (service.name === ZIDENTITY_SERVICE)
    return { key: keyOfId(service.id), label: "ZIdentity", own: true };
  const { id, name } = service;
  return { key: keyOfId(id), label: describeService(service), own: false, product: name };
}

/** Roles by service; an id may as well be that of another service's role. */
class RoleKeys {
  readonly #byService = new Map<string | undefined, LiveService>();
  readonly #byName = new Map<string | undefined, ReadonlyMap<string, RoleRecord>>();
  readonly #made = new Map<RoleRecord, GrantedRole>();

  constructor(services: readonly LiveService[]) {
    for (const service of services) {
      this.#byService.set(service.declared.key, service);
      this.#byName.set(
        service.declared.key,
        uniqueBy(service.roles, ({ name }) => name),
      );
    }
  }

  find(service: DeclaredService, reference: NaturalReference): GrantedRole {
    if (typeof reference === "string") {
      const role = this.#byName.get(service.key)?.get(reference);
      return role === undefined ? roleByName(service, reference) : this.#granted(service, role);
    }
    if (!("id" in reference)) return roleByName(service, reference);
    const own = this.#byService.get(service.key);
    const others = [...this.#byService.values()].filter((other) => other !== own);
    for (const candidate of own === undefined ? others : [own, ...others]) {
      const role = candidate.roles.find(({ id }) => id === reference.id);
      if (role !== undefined) return this.#granted(candidate.declared, role);
    }
    return roleByName(service, reference);
  }

  /** One object for each role, however many hold it. */
  #granted(service: DeclaredService, role: RoleRecord): GrantedRole {
    const known = this.#made.get(role) ?? grantedRole(service, role);
    this.#made.set(role, known);
    return known;
  }
}

export function grantedRole(
  service: DeclaredService,
  { id, name }: { readonly id: string; readonly name?: string | undefined },
): GrantedRole {
  return { key: keyOfRole(service, id), label: name ?? id, ownerServiceKey: service.key };
}

/** What two things are called alike is not known by that name. */
function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  const repeated = new Set<string>();
  for (const item of items) {
    const key = keyOf(item);
    if (found.has(key)) repeated.add(key);
    found.set(key, item);
  }
  for (const key of repeated) found.delete(key);
  return found;
}
