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
  readonly resources: readonly ManifestResource[];
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
