/**
 * Module to level, both as they are declared. `undefined`: not known yet. A module that is absent is `none`.
 * A `Map`, so that any text can be a module name.
 */
export type DeclaredLevels = ReadonlyMap<string, string | undefined>;

export type PrincipalKind = "user" | "group";

export interface DeclaredPrincipal {
  readonly kind: PrincipalKind;
  readonly key: string | undefined;
  readonly label: string;
}

export interface DeclaredService {
  readonly key: string | undefined;
  readonly label: string;
  /** True for ZIdentity itself. Means nothing while the key is not known. */
  readonly own: boolean;
  /** Its id, where that is all that is known of it. */
  readonly id?: string | undefined;
  /** `ZIA`, `ZPA` and so on, where it is known. */
  readonly product?: string | undefined;
}

/** A role that a grant hands out. */
export interface GrantedRole {
  /** Unique over the roles of all services: roles of the same name on two services have two keys. */
  readonly key: string | undefined;
  /** The role's name. */
  readonly label: string;
  /** What it permits on ZIdentity; not needed for declared roles and for those that the facts tell. */
  readonly permissions?: DeclaredLevels | undefined;
  /** The service that it is a role of, where that is known. */
  readonly ownerServiceKey?: string | undefined;
  /** The id of that service, where that is all that is known of it. */
  readonly ownerServiceId?: string | undefined;
  /** What a person calls it. Default: the key. */
  readonly ownerLabel?: string | undefined;
}
