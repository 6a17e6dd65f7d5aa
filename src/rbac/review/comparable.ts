import type {
  DeclaredAccess,
  DeclaredService,
  GrantedRole,
  LiveGrant,
  TenantFacts,
} from "../access";
import type { Keyed } from "../access/finding";
import { compareText } from "../provenance";
import type { RoleRenames } from "./renamed-roles";

/**
 * A state whose things all have a key, and whose renamed roles have one. What is not known yet is told by what stands
 * for it: the same expression is the same thing, as far as a review can tell.
 */
export function comparable(
  { roles, grants, entitlements, deployer }: DeclaredAccess,
  { keyOf }: RoleRenames,
): DeclaredAccess {
  const role = (given: GrantedRole, service: DeclaredService): GrantedRole => ({
    ...given,
    key: given.key === undefined ? standIn(`${service.key}:${given.label}`) : keyOf(given.key),
  });
  return {
    deployer,
    roles: roles.map((one) => ({
      ...one,
      key: one.key === undefined ? standIn(one.name) : keyOf(one.key),
    })),
    grants: grants.map((grant) => {
      const service = whole(grant.service);
      return {
        ...grant,
        service,
        principal: whole(grant.principal),
        roles: grant.roles.map((one) => role(one, service)),
      };
    }),
    entitlements: entitlements.map((one) => ({
      ...one,
      service: whole(one.service),
      principal: whole(one.principal),
    })),
  };
}

function whole<T extends { readonly key: string | undefined; readonly label: string }>(
  thing: T,
): T {
  return thing.key === undefined ? { ...thing, key: standIn(thing.label) } : thing;
}

function standIn(text: string): string {
  return `unknown:${text}`;
}

/** The key of a thing in a comparable state, where everything has one. */
export function knownKey({ key = "" }: Keyed): string {
  return key;
}

/** By what a person calls the things, and by their keys where they are called the same. */
export function compareKeyed(a: Keyed, b: Keyed): number {
  return compareText(a.label, b.label) || compareText(knownKey(a), knownKey(b));
}

/**
 * The tenant without what the two states decide: a role that one of them declares is judged by its declaration, and an
 * exclusive one leaves nothing beside it. The rest is held before and after.
 */
export function besideDeclared(
  facts: TenantFacts,
  states: readonly DeclaredAccess[],
  { keyOf }: RoleRenames = NO_RENAMES,
): TenantFacts {
  const { liveGrants } = facts;
  if (liveGrants === undefined) return facts;
  const decided = new Map<string, Decided>();
  for (const grant of states.flatMap(({ grants }) => grants)) {
    const pair = decided.get(pairOf(grant)) ?? { exclusive: false, roles: new Set() };
    decided.set(pairOf(grant), pair);
    if (grant.exclusive) pair.exclusive = true;
    for (const { key } of grant.roles) pair.roles.add(key);
  }
  return {
    ...facts,
    liveGrants: liveGrants.flatMap((live) => {
      const pair = decided.get(pairOf(live));
      if (pair?.exclusive === true) return [];
      const roles = live.roles
        .map((role) => (role.key === undefined ? role : { ...role, key: keyOf(role.key) }))
        .filter(({ key }) => key === undefined || pair?.roles.has(key) !== true);
      return roles.length === 0 ? [] : [{ ...live, roles }];
    }),
  };
}

/** What is declared for a principal on a service. */
interface Decided {
  exclusive: boolean;
  readonly roles: Set<string | undefined>;
}

function pairOf({ principal, service }: Pick<LiveGrant, "principal" | "service">): string {
  return JSON.stringify([principal.kind, principal.key, service.key]);
}

const NO_RENAMES: RoleRenames = { keyOf: (key) => key };
