import type {
  DeclaredGrant,
  DeclaredPrincipal,
  DeclaredService,
  GrantedRole,
  PrincipalKind,
} from "./declared-access";
import type { LiveGrant, TenantFacts } from "./tenant-facts";

/** A role that a principal will hold on a service, by a declaration or because it holds it now. */
export interface HeldRole {
  readonly role: GrantedRole;
  /** Absent for a role that nobody declares. */
  readonly grant?: DeclaredGrant;
}

/** The record of a principal on a service. */
export interface HeldRecord {
  readonly service: DeclaredService;
  readonly roles: readonly HeldRole[];
}

export interface Holder {
  readonly principal: DeclaredPrincipal;
  /** By the key of the service. */
  readonly records: ReadonlyMap<string, HeldRecord>;
  /** False when it holds something on a service that is not known yet. */
  readonly complete: boolean;
}

export interface Holders {
  readonly all: readonly Holder[];
  /** Undefined for a principal that holds nothing. */
  find(kind: PrincipalKind, key: string): Holder | undefined;
  /** In the order of the tenant; empty when memberships are not known. */
  groupsOf(userKey: string): readonly string[];
  /** In order of their keys; empty when memberships are not known. */
  membersOf(groupKey: string): readonly string[];
}

interface OpenPair {
  readonly service: DeclaredService;
  readonly declared: DeclaredGrant[];
  readonly live: GrantedRole[];
  readonly stays: GrantedRole[];
}

interface OpenHolder {
  readonly principal: DeclaredPrincipal;
  readonly pairs: Map<string, OpenPair>;
  complete: boolean;
}

/** Who will hold what. A principal that is not known yet is left out: nothing can be added up for it. */
export function buildHolders(
  grants: readonly DeclaredGrant[],
  facts: TenantFacts,
  isExpired: (grant: DeclaredGrant) => boolean,
): Holders {
  const open = new Map<string, OpenHolder>();
  for (const grant of grants) pairOf(open, grant)?.declared.push(grant);
  for (const live of facts.liveGrants ?? []) {
    const pair = pairOf(open, live);
    pair?.live.push(...live.roles);
    pair?.stays.push(...(live.stays ?? []));
  }
  const holders = new Map<string, Holder>();
  for (const [id, { principal, pairs, complete }] of open) {
    const records = new Map<string, HeldRecord>();
    for (const [key, pair] of pairs) {
      const roles = heldRoles(pair, isExpired);
      if (roles.length > 0) records.set(key, { service: pair.service, roles });
    }
    holders.set(id, { principal, records, complete });
  }
  const members = lazily(() => membersByGroup(facts));
  return {
    all: [...holders.values()],
    find: (kind, key) => holders.get(principalId(kind, key)),
    groupsOf: (userKey) => facts.memberships?.get(userKey) ?? [],
    membersOf: (groupKey) => members().get(groupKey) ?? [],
  };
}

export function principalId(kind: PrincipalKind, key: string): string {
  return `${kind}:${key}`;
}

function pairOf(
  open: Map<string, OpenHolder>,
  { principal, service }: Pick<LiveGrant, "principal" | "service">,
): OpenPair | undefined {
  if (principal.key === undefined) return undefined;
  const id = principalId(principal.kind, principal.key);
  const holder = open.get(id) ?? { principal, pairs: new Map<string, OpenPair>(), complete: true };
  open.set(id, holder);
  if (service.key === undefined) {
    holder.complete = false;
    return undefined;
  }
  const pair = holder.pairs.get(service.key) ?? { service, declared: [], live: [], stays: [] };
  holder.pairs.set(service.key, pair);
  return pair;
}

/** An exclusive declaration takes away what is held besides, an expired one what it declared; but for what stays. */
function heldRoles(
  { declared, live, stays }: OpenPair,
  isExpired: (grant: DeclaredGrant) => boolean,
): readonly HeldRole[] {
  const held = declared
    .filter((grant) => !isExpired(grant))
    .flatMap((grant) => grant.roles.map((role): HeldRole => ({ role, grant })));
  if (declared.some((grant) => grant.exclusive))
    return [...held, ...stays.map((role): HeldRole => ({ role }))];
  const gone = new Set(declared.flatMap((grant) => grant.roles.map((role) => role.key)));
  for (const { key } of stays) gone.delete(key);
  const kept = live.filter((role) => role.key === undefined || !gone.has(role.key));
  return [...held, ...kept.map((role): HeldRole => ({ role }))];
}

function membersByGroup({ memberships }: TenantFacts): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const user of [...(memberships?.keys() ?? [])].sort()) {
    for (const group of new Set(memberships?.get(user))) {
      const known = members.get(group);
      if (known === undefined) members.set(group, [user]);
      else known.push(user);
    }
  }
  return members;
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
