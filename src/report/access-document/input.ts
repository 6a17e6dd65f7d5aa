import type { Named, PrincipalKind } from "../../rbac";
import type { ReportedDocumentedMode, ReportedFinding, ReportedObject } from "../reported";

/** Who holds what in a tenant, by ids: what a document is made of. */
export interface AccessRecords {
  /** ZIdentity itself first. */
  readonly services: readonly {
    readonly id: string;
    readonly label: string;
    readonly own: boolean;
    readonly roles: readonly (Named & {
      readonly permissions?: Readonly<Record<string, string>>;
    })[];
  }[];
  /** In the order of the tenant. */
  readonly groups: readonly (Named & {
    readonly dynamic?: boolean;
    readonly members?: number;
  })[];
  readonly users: readonly {
    readonly id: string;
    readonly loginName: string;
    readonly displayName?: string;
    readonly active?: boolean;
    /** Ids of those groups that hold something. */
    readonly groups: readonly string[];
  }[];
  readonly grants: readonly RecordedGrant[];
  /** Who may use which service; absent where the tenant does not list it. */
  readonly entitlements?: readonly RecordedEntitlement[];
}

export interface RecordedEntitlement {
  readonly principal: PrincipalRef & { readonly name?: string };
  readonly serviceId: string;
  /** Of a user: whether it may as well be that of a group of his. */
  readonly untold?: boolean;
}

export interface RecordedGrant {
  readonly principal: PrincipalRef & { readonly name?: string };
  readonly serviceId: string;
  readonly roles: readonly Named[];
  readonly scope?: Named;
  /** Of a user: whether it may as well be that of a group of his. */
  readonly untold?: boolean;
  /** Ends that are declared, by the id of the role. */
  readonly ends?: Readonly<Record<string, string>>;
}

export interface PrincipalRef {
  readonly kind: PrincipalKind;
  readonly id: string;
}

/** Whom an object concerns: a principal, or whoever holds a role. */
export interface ConcernRef {
  readonly principal?: PrincipalRef;
  readonly roleId?: string;
}

/** The desired state beside the tenant. */
export interface DesiredInput {
  readonly objects: readonly { readonly object: ReportedObject; readonly concern: ConcernRef }[];
  readonly findings: readonly ReportedFinding[];
}

export interface DocumentInput {
  readonly generatedAt: Date;
  readonly tenant: string;
  readonly records: AccessRecords;
  /** How it was read, where the tenant does not offer everything that was needed. */
  readonly documented?: ReportedDocumentedMode | undefined;
  readonly desired?: DesiredInput;
}
