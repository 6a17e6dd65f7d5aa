import { inCanonicalOrder } from "./canonical-order";
import type {
  DeclaredAccess,
  DeclaredGrant,
  DeclaredLevels,
  DeclaredRole,
  GrantedRole,
} from "./declared-access";
import { buildHolders, type Holders } from "./holders";
import { parseInstant } from "./instant";
import { predefinedRole } from "../predefined-roles";
import type { TenantFacts } from "./tenant-facts";

/** A desired state, arranged once so that each rule reads it in one pass. */
export interface AccessIndex {
  /** In canonical order. */
  readonly declared: DeclaredAccess;
  /** Empty where nothing is known. */
  readonly facts: TenantFacts;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The grants that have not expired. */
  readonly activeGrants: readonly DeclaredGrant[];
  /** The declared roles that are known by a key. */
  readonly declaredRoles: ReadonlyMap<string, DeclaredRole>;
  /** Who holds what once the state is applied, as far as it is known. */
  readonly holders: Holders;
  /**
   * What a role of ZIdentity permits there; undefined when that is not known. Of a predefined role that no tenant tells,
   * what is assumed of it.
   */
  levelsOf(role: GrantedRole): DeclaredLevels | undefined;
}

export function buildAccessIndex(given: DeclaredAccess, now: number): AccessIndex {
  const declared = inCanonicalOrder(given);
  const facts = declared.facts ?? {};
  const declaredRoles = new Map<string, DeclaredRole>();
  for (const role of declared.roles) if (role.key !== undefined) declaredRoles.set(role.key, role);
  const levelsOf = (role: GrantedRole): DeclaredLevels | undefined => {
    if (role.permissions !== undefined || role.key === undefined) return role.permissions;
    return (
      declaredRoles.get(role.key)?.permissions ??
      facts.predefinedRoles?.get(role.key) ??
      predefinedRole(role.label)?.assumed
    );
  };
  return {
    declared,
    facts,
    now,
    activeGrants: declared.grants.filter((grant) => !isExpired(grant, now)),
    declaredRoles,
    holders: buildHolders(declared.grants, facts, (grant) => isExpired(grant, now)),
    levelsOf,
  };
}

/** False while the time is not known. */
export function isExpired(
  { expiresAt }: { readonly expiresAt?: string | undefined },
  now: number,
): boolean {
  const instant = parseInstant(expiresAt);
  return instant !== undefined && instant <= now;
}
