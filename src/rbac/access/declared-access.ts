import type { TenantFacts } from "./tenant-facts";
import type { DeclaredLevels, DeclaredPrincipal, DeclaredService, GrantedRole } from "./terms";

export type * from "./terms";

/**
 * Everything that a desired state declares, by natural keys. The order of the lists carries no meaning.
 * A key is equal for equal things within one kind of thing, whatever its text is. It is `undefined` where the thing is
 * not known yet, and no rule then says what could still prove wrong. A label is what a person calls the thing.
 */
export interface DeclaredAccess {
  readonly roles: readonly DeclaredRole[];
  readonly grants: readonly DeclaredGrant[];
  readonly entitlements: readonly DeclaredEntitlement[];
  /** Who applies the state; without it nothing is judged that depends on him. */
  readonly deployer?: Deployer | undefined;
  /** What is known about the tenant; without it nothing is judged that depends on it. */
  readonly facts?: TenantFacts | undefined;
}

/** A role of ZIdentity itself. */
export interface DeclaredRole {
  /** The place of the declaration: a construct's path, or file and line. */
  readonly at: string;
  readonly key: string | undefined;
  readonly name: string;
  readonly permissions: DeclaredLevels;
}

export type DeclaredScope =
  | { readonly kind: "given"; readonly label: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "absent" };

/** The roles that a principal is to hold on a service. */
export interface DeclaredGrant {
  readonly at: string;
  readonly principal: DeclaredPrincipal;
  readonly service: DeclaredService;
  readonly roles: readonly GrantedRole[];
  readonly scope: DeclaredScope;
  /** True: the principal holds just these roles there; false: at least these. */
  readonly exclusive: boolean;
  /** RFC 3339. Any other text counts as a time that is not known yet. */
  readonly expiresAt?: string | undefined;
}

/** That a principal may use a service. */
export interface DeclaredEntitlement {
  readonly at: string;
  readonly principal: DeclaredPrincipal;
  readonly service: DeclaredService;
  /** As in a grant. */
  readonly expiresAt?: string | undefined;
}

/** The admin, or the API client, that applies the state. */
export interface Deployer {
  /** His own effective levels on ZIdentity. */
  readonly permissions: DeclaredLevels;
  /**
   * The linked services whose administrators he may manage: those on which he is an admin himself, with a role that
   * holds the permission of `SERVICE_ADMINISTRATION` at Full. Undefined when that is not known.
   */
  readonly serviceAdminKeys?: ReadonlySet<string> | undefined;
}
