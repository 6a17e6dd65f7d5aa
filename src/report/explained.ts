import type { EffectiveAccess, LinkedServiceAccess, Named, PrincipalKind, Via } from "../rbac";

/** The access of one user or group: what `zidentity explain` shows. */
export interface AccessReport {
  readonly principal: {
    readonly kind: PrincipalKind;
    readonly id: string;
    readonly name: string;
    readonly active?: boolean | undefined;
  };
  /** The groups of a user, in the order of the tenant. */
  readonly groups: readonly Named[];
  readonly services: readonly ReportedAccess[];
  /** Ends that the desired state declares for what is held. */
  readonly ends: readonly ReportedEnd[];
  /** Set where the tenant offers what the vendor documents and no more: what it lacks. */
  readonly documented?: { readonly missing: readonly string[] } | undefined;
}

export type ReportedAccess =
  | { readonly kind: "zidentity"; readonly service: string; readonly access: EffectiveAccess }
  | { readonly kind: "linked"; readonly service: string; readonly access: LinkedServiceAccess };

export interface ReportedEnd {
  readonly service: string;
  readonly role: string;
  readonly via: Via;
  readonly expiresAt: string;
}
