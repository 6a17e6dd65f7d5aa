import type { ResourceDefinition } from "../resources";

/**
 * A tenant as declarations, in the form that each way of writing them starts from: by the names that people use where
 * they tell one thing from another, with the ids that an import needs. Sorted, so that two exports of one tenant are equal.
 */
export interface TenantAsCode {
  readonly roles: readonly ExportedRole[];
  /** ZIdentity itself first; only services on which somebody holds something. */
  readonly services: readonly ExportedService[];
  readonly leftOut: readonly LeftOut[];
  /** Where the tenant does not list everything: the parts that are not here, or not certain. Every file says so. */
  readonly partsLeftOut: readonly LeftOut[];
}

export interface ExportedRole {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly permissions: Levels;
  /** Modules that this version does not know. */
  readonly otherPermissions: Levels;
}

/** Module and level, in order. */
export type Levels = readonly (readonly [module: string, level: string])[];

export interface ExportedService {
  readonly id: string;
  /** ZIdentity itself. */
  readonly own: boolean;
  readonly label: string;
  /** What tells it from every other service; absent where nothing but the id does. */
  readonly spelling?: ServiceSpelling;
  readonly grants: readonly ExportedGrant[];
  readonly entitlements: readonly ExportedEntitlement[];
}

export interface ServiceSpelling {
  readonly name: string;
  readonly cloudName?: string;
  readonly orgName?: string;
}

/** Something with an id, by its name where that can be looked up. */
export interface Named {
  readonly id: string;
  /** What people call it, to be shown alone. */
  readonly label: string;
  /** The name, where it is that of nothing else; absent where the id must be used. */
  readonly name?: string;
}

export interface ExportedPrincipal extends Named {
  readonly kind: "group" | "user";
}

export interface ExportedRoleReference extends Named {
  /** The declaration of the role, where there is one. */
  readonly declared?: ExportedRole;
}

export interface ExportedGrant {
  /** Absent where the tenant lists no such record: then there is nothing to import. */
  readonly importId?: string;
  readonly principal: ExportedPrincipal;
  readonly roles: readonly ExportedRoleReference[];
  readonly scope?: Named;
  /** False for roles beside which others answer for more. Absent: these are all. */
  readonly exclusive?: boolean;
}

export interface ExportedEntitlement {
  readonly importId?: string;
  readonly principal: ExportedPrincipal;
}

/** What the tenant holds and no declaration can say. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** What a desired state would have to say so that it accepts what the tenant holds. */
export interface AdoptionAsCode {
  /** What is to be added. */
  readonly added: TenantAsCode;
  readonly edits: readonly ExportedEdit[];
}

/** What is to be changed in a declaration that exists. */
export interface ExportedEdit {
  /** `At main.tf:12 (zidentity_role.desk)` */
  readonly where: string;
  /** What is to be done, where it is more than saying something anew. */
  readonly task?: string;
  readonly definition: ResourceDefinition;
  /** What is to be said anew of a role, or of a grant. */
  readonly role?: Partial<ExportedRole>;
  readonly grant?: Partial<ExportedGrant>;
  /** Where the grant is held. */
  readonly service?: ExportedService;
  /** Attributes that are to be left out. */
  readonly without: readonly string[];
}

/** What the desired state holds already, in the form that is written. */
export interface Beside {
  /** Names that are given to nobody else: addresses in HCL, ids of constructs. */
  readonly taken: readonly string[];
  /** What a declared role is referred to by, by its id. */
  readonly roles: ReadonlyMap<string, string>;
}

/** A file of an export; the path is relative to the folder. */
export interface ExportedFile {
  readonly path: string;
  readonly text: string;
}
