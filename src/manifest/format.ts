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
  readonly resources: readonly ManifestResource[];
}

/** The admin, or the API client, that applies a state. */
export interface ManifestDeployer {
  /** His own levels on ZIdentity, by module key; a module that is left out is `none`. */
  readonly permissions: { readonly [module: string]: string | Expression };
  /** The linked services whose administrators he may manage. Left out: not known. */
  readonly service_admins?: readonly NaturalReference[];
}

export interface ManifestResource {
  /** The name in Terraform, such as `zidentity_role`. */
  readonly type: string;
  /** Where it is declared: the path of the construct. Unique in a manifest. */
  readonly path: string;
  /** Its attributes, with natural names in the place of ids (see `names.ts`). Unset ones are left out. */
  readonly declares: { readonly [attribute: string]: ManifestValue };
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

/**
 * What a reference points to: a name (user: the login name), a service with cloud and organisation, an id, or an
 * expression that Terraform alone can evaluate.
 */
export type NaturalReference = string | NaturalService | { readonly id: string } | Expression;
