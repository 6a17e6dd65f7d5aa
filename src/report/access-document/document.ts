import type { Level, Named, PrincipalKind } from "../../rbac";
import type { KnownValue } from "../../schema";
import type { Severity } from "../../diagnostics";
import type { DocumentedJson } from "../documented-json";
import type { Status } from "../reported";

/** Raised when a reader of the former form would misunderstand it. */
export const ACCESS_FORMAT_VERSION = 1;

/**
 * The access of a whole tenant as one JSON value: what `zidentity report` writes. Things refer to one another by their
 * place in the lists, so that thousands of users stay small. Keys and words are stable.
 */
export interface AccessDocument {
  readonly format_version: typeof ACCESS_FORMAT_VERSION;
  readonly command: "report";
  /** ISO 8601, in UTC. */
  readonly generated_at: string;
  /** The host that signs in to the tenant, or the address of the embedded one. */
  readonly tenant: string;
  /** Where the tenant offers what the vendor documents and no more: then the whole is not all that is held. */
  readonly mode?: "documented";
  readonly documented?: DocumentedJson & {
    /** What could not be read and is therefore not in here, in sentences. */
    readonly left_out: readonly string[];
  };
  /** Weakest first: a digit of `levels` is a place in this list. */
  readonly levels: readonly Level[];
  /** Every module that is known, then those that a role here holds and this version does not know. */
  readonly modules: readonly DocumentModule[];
  /** ZIdentity itself first. */
  readonly services: readonly DocumentService[];
  readonly roles: readonly DocumentRole[];
  /** Groups in the order of the tenant, then users. */
  readonly principals: readonly DocumentPrincipal[];
  readonly grants: readonly DocumentGrant[];
  /** Who may use which service, by records of their own; absent where the tenant does not list it. */
  readonly entitlements?: readonly DocumentEntitlement[];
  /** Absent where no desired state was given. */
  readonly desired?: DocumentDesired;
}

export interface DocumentModule {
  readonly key: string;
  readonly title: string;
  /** False for a module that the vendor added after this version. */
  readonly known: boolean;
}

export interface DocumentService {
  readonly id: string;
  readonly label: string;
  /** Whether it is ZIdentity itself, where roles add up. */
  readonly own: boolean;
}

export interface DocumentRole extends Named {
  readonly service: number;
  /** Of roles of ZIdentity itself: module to level; absent where the tenant does not tell it. */
  readonly permissions?: Readonly<Record<string, string>>;
}

export interface DocumentPrincipal {
  readonly kind: PrincipalKind;
  readonly id: string;
  /** The login name, or the group's name. */
  readonly name: string;
  /** The display name of a user. */
  readonly display?: string;
  /** False for a user who is disabled. */
  readonly active?: boolean;
  readonly dynamic?: boolean;
  /** Of a group that holds something. */
  readonly members?: number;
  /** True for a principal of a record whom the directory does not list. */
  readonly unlisted?: boolean;
  /** True where more roles may be held than the tenant shows, on every module and service. */
  readonly unread?: boolean;
  /** True where more services may be used than the tenant shows. */
  readonly uses_unread?: boolean;
  /** Those groups of a user that hold something. */
  readonly groups?: readonly number[];
  /** The level in effect on each module: one digit a module, a place in `levels` of the document. */
  readonly levels: string;
  /** Modules on which it may in truth be more: a role's level is not known, or not everything that is held. */
  readonly uncertain?: readonly number[];
  /** Linked services on which something is held, with the roles in effect. */
  readonly linked?: readonly { readonly service: number; readonly roles: readonly number[] }[];
  /** Services that may be used, whether directly or through a group of `groups`. */
  readonly uses?: readonly number[];
}

/** That a principal may use a service. */
export interface DocumentEntitlement {
  readonly principal: number;
  readonly service: number;
  /** True where the user may have it through a group: the tenant does not tell. */
  readonly untold?: boolean;
}

/** The record of one principal on one service. */
export interface DocumentGrant {
  readonly principal: number;
  readonly service: number;
  readonly roles: readonly number[];
  readonly scope?: Named;
  /** True where the user may hold it through a group: the tenant does not tell. */
  readonly untold?: boolean;
  /** Ends that the desired state declares. */
  readonly ends?: readonly { readonly role: number; readonly at: string }[];
}

export interface DocumentDesired {
  /** What differs from the desired state. */
  readonly drift: readonly DocumentDrift[];
  /** How many declared objects are as declared. */
  readonly as_declared: number;
  /** What may be as declared or not: the tenant does not tell. */
  readonly unverified?: readonly DocumentDrift[];
  readonly findings: readonly DocumentFinding[];
}

export interface DocumentDrift {
  readonly status: Status;
  readonly title: string;
  readonly name: string;
  readonly path?: string;
  readonly file?: string;
  /** What there is to say besides, such as why it is not verified. */
  readonly note?: string;
  readonly attributes: readonly {
    readonly path: string;
    readonly actual: KnownValue;
    readonly declared: KnownValue;
  }[];
  /** Whom it is about. */
  readonly principals: readonly number[];
}

export interface DocumentFinding {
  readonly severity: Severity;
  readonly rule?: string;
  readonly summary: string;
  readonly detail: string;
  readonly fix?: string;
  readonly declared_at?: string;
  readonly principals: readonly number[];
}
