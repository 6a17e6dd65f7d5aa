/**
 * Records as they are on the wire. Every record may carry fields that are not named here: they are kept, and
 * written back unchanged.
 */
export interface Reference {
  readonly id: string;
  readonly name?: string;
}

export interface UserRecord {
  readonly id: string;
  readonly loginName: string;
  readonly displayName?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly primaryEmail?: string;
  readonly secondaryEmail?: string;
  /** May be an empty object. */
  readonly department?: Partial<Reference>;
  /** True: the user is active. */
  readonly status?: boolean;
  readonly customAttrsInfo?: Readonly<Record<string, unknown>>;
  readonly source?: string;
  /** May be an empty object. */
  readonly idp?: Partial<Reference>;
}

export interface GroupRecord {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** `API`, `SCIM`, `UI` and others. */
  readonly source?: string;
  readonly idp?: Partial<Reference>;
  readonly adminEntitlementEnabled?: boolean;
  readonly serviceEntitlementEnabled?: boolean;
  /** The client reads the older spelling `isDynamicGroup` into this. */
  readonly dynamicGroup?: boolean;
}

/** A service of the tenant: ZIdentity itself (`ZIAM`) or a linked one. */
export interface ServiceRecord {
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
  readonly cloudName?: string;
  readonly orgName?: string;
  readonly zapsOnboarded?: boolean;
}

/** One line under a service in `GET /resource-servers`: a role of the service, or a role within one of its scopes. */
export interface ServiceScopeRecord {
  readonly id: string;
  readonly name: string;
}

export interface ServiceWithScopes {
  readonly service: ServiceRecord;
  readonly scopes: readonly ServiceScopeRecord[];
}

/** A role of ZIdentity itself. Modules and levels are upper case; an absent module is `NONE`. */
export interface RoleRecord {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly systemDefined?: boolean;
  readonly permissions?: Readonly<Record<string, string>>;
}

export type PrincipalType = "USER" | "GROUP";

export interface Principal {
  readonly type: PrincipalType;
  readonly id: string;
  readonly name?: string;
}

/** The roles that a principal holds on a service: one record for each pair. */
export interface GrantRecord {
  readonly principal: Principal;
  readonly serviceId: string;
  readonly roles: readonly Reference[];
  readonly scope?: Reference;
}

/** That a principal may use a service. */
export interface EntitlementRecord {
  readonly principal: Principal;
  readonly serviceId: string;
}

/** The body of a grant. */
export interface GrantBody {
  readonly roles: readonly { readonly id: string }[];
  readonly scope?: { readonly id: string };
}
