import type { SourcePlace } from "../diagnostics";
import type { AcceptEntry, PolicyRule } from "../rbac";
import type { KnownValue } from "../schema";
import type { Expression } from "./expression";

/** The file beside a stack's `cdk.tf.json`. */
export const MANIFEST_FILE = "zidentity.json";

/** Raised when a reader of the former version would misunderstand the file. */
export const MANIFEST_VERSION = 1;

/** A whole desired state. Order carries no meaning; the constructs write it in the order of their paths. */
export interface Manifest {
  readonly version: typeof MANIFEST_VERSION;
  /** The stack that it was made from. */
  readonly stack: string;
  /** Who applies the state; without it nothing is judged that depends on him. */
  readonly deployer?: ManifestDeployer;
  /** The rules of the house. */
  readonly policies?: readonly PolicyRule[];
  /** The findings that the house answers for. */
  readonly accept?: readonly AcceptEntry[];
  /** What the command may remove. Default: additive. */
  readonly ownership?: ManifestOwnership;
  /** What the command passes over, though nobody declares it. */
  readonly ignore?: readonly ManifestIgnore[];
  /** Roles that go by another name than they did. */
  readonly moved?: readonly ManifestMove[];
  readonly guards?: ManifestGuards;
  readonly resources: readonly ManifestResource[];
}

/** The admin, or the API client, that applies a state. */
export interface ManifestDeployer {
  /** His own levels on ZIdentity, by module key; a module that is left out is `none`. */
  readonly permissions: { readonly [module: string]: string | Expression };
  /** The linked services whose administrators he may manage. Left out: not known. */
  readonly service_admins?: readonly NaturalReference[];
}

/**
 * `additive`: what nobody declares stays. `authoritative`: what nobody declares and lies within `over` is removed; of a
 * record of which only a part lies within, that part.
 */
export type ManifestOwnership =
  | { readonly mode: "additive" }
  | { readonly mode: "authoritative"; readonly over: readonly ManifestScope[] };

/** A part of the tenant. Every criterion that is given must be met; at least one is. */
export interface ManifestScope {
  readonly services?: readonly NaturalReference[];
  /** Patterns of role names, in which `*` stands for any text. */
  readonly roles?: readonly string[];
  /** Patterns of login names. */
  readonly users?: readonly string[];
  /** Patterns of group names. */
  readonly groups?: readonly string[];
}

/** Objects of the tenant that are somebody else's: never removed, and not called unmanaged. */
export interface ManifestIgnore extends ManifestScope {
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day, in UTC (`2026-12-31`), or an RFC 3339 time. Default: for ever. */
  readonly until?: string;
}

/** A role that was called `from` and is declared as `to`: its id and whoever holds it stay. */
export interface ManifestMove {
  readonly from: string;
  readonly to: string;
}

/** How many percent of all grants one run may remove, where the desired state does not say. */
export const DEFAULT_MAX_REMOVAL_PERCENT = 25;

/** What no run may do unless it names the guard. */
export interface ManifestGuards {
  /** Who must keep every access that he has: the accounts for emergencies. */
  readonly break_glass?: {
    readonly users?: readonly string[];
    readonly groups?: readonly string[];
  };
  /** How much one run may remove. Default: 25 percent of all grants, and any number. */
  readonly max_removals?: { readonly percent?: number; readonly count?: number };
}

export interface ManifestResource {
  /** The name in Terraform, such as `zidentity_role`. */
  readonly type: string;
  /** Where it is declared: the path of the construct. Unique in a manifest. */
  readonly path: string;
  /** Its attributes, with natural names in the place of ids (see `names.ts`). Unset ones are left out. */
  readonly declares: { readonly [attribute: string]: ManifestValue };
  /** Absent where nobody knows it. */
  readonly source?: SourcePlace;
}

/** Expressions may stand wherever a value may: the file says what only Terraform can tell. */
export type ManifestValue =
  KnownValue | Expression | NaturalReference | readonly NaturalReference[];

/** A service, where the name alone may not tell it. */
export interface NaturalService {
  readonly name: string;
  readonly cloud_name?: string;
  readonly org_name?: string;
}

/** A role of a service that is not the one it is assigned on: nothing but a mistake, told by a rule. */
export interface NaturalRole {
  readonly name: string;
  /** Whose role it is. */
  readonly service: string | NaturalService | { readonly id: string };
}

/**
 * What a reference points to: a name (user: the login name), a service with cloud and organisation, a role of another
 * service, an id, or an expression that Terraform alone can evaluate.
 */
export type NaturalReference =
  string | NaturalService | NaturalRole | { readonly id: string } | Expression;
