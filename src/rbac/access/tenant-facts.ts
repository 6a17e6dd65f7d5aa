import type { DeclaredLevels, DeclaredPrincipal, DeclaredService, GrantedRole } from "./terms";

/** What is known about the tenant, by the keys of the desired state. Whatever is absent is not known. */
export interface TenantFacts {
  readonly groups?: ReadonlyMap<string, GroupFacts> | undefined;
  readonly users?: ReadonlyMap<string, UserFacts> | undefined;
  readonly services?: ReadonlyMap<string, ServiceFacts> | undefined;
  /**
   * User to his groups, in the order of the tenant's own list, which stands for the order of their creation.
   * Once it is given it is complete: a user that it lacks is in no group.
   */
  readonly memberships?: ReadonlyMap<string, readonly string[]> | undefined;
  /** What principals hold in the tenant now. */
  readonly liveGrants?: readonly LiveGrant[] | undefined;
  /** The permissions of predefined roles, and of others that the state does not declare, by role key. */
  readonly predefinedRoles?: ReadonlyMap<string, DeclaredLevels> | undefined;
}

export interface GroupFacts {
  /** Whether the group may hold roles. */
  readonly adminEnabled?: boolean | undefined;
  /** Whether the group may be entitled to services. */
  readonly serviceEnabled?: boolean | undefined;
  /** Whether its members are chosen by a rule. */
  readonly dynamic?: boolean | undefined;
  /** Where it is mastered: `SCIM`, `UI`, `API` and others. */
  readonly source?: string | undefined;
  /** What a person calls it, for groups that the state does not name. */
  readonly label?: string | undefined;
}

export interface UserFacts {
  readonly active?: boolean | undefined;
  /** The login name, for users that the state does not name. */
  readonly label?: string | undefined;
}

export interface ServiceFacts {
  /** Whether the service is linked to the tenant. */
  readonly linked?: boolean | undefined;
  /** Whether roles on the service are held within a scope. */
  readonly hasScopes?: boolean | undefined;
  /** The names of the roles that the service has. */
  readonly roleNames?: ReadonlySet<string> | undefined;
}

/** The roles that a principal holds on a service in the tenant. */
export interface LiveGrant {
  readonly principal: DeclaredPrincipal;
  readonly service: DeclaredService;
  readonly roles: readonly GrantedRole[];
  /** Of `roles`, those that stay whatever is declared. */
  readonly stays?: readonly GrantedRole[];
}
