import type { Diagnostic } from "../diagnostics";
import type { DeclaredAccess, DeployerOperation } from "../rbac";
import type { Attributes, Doc, KnownObject, ObjectValue } from "../schema";
import type { Capability, TenantPort, TenantReader } from "../tenant";

/** A condition between attributes that no single attribute can state. */
export type Constraint =
  | { readonly kind: "exactly_one_of"; readonly attributes: readonly string[] }
  /** Where `beside` is set, the others say nothing more and may contradict it. */
  | {
      readonly kind: "not_beside";
      readonly attributes: readonly string[];
      readonly beside: string;
    };

/** What resources and data sources have in common: all of it inert. */
export interface Definition {
  /** The name in Terraform, such as `zidentity_role`. */
  readonly name: string;
  /** The name in a sentence, such as `role`. */
  readonly title: string;
  readonly doc: Doc;
  readonly attributes: Attributes;
  readonly constraints?: readonly Constraint[];
}

/**
 * An object that ends by itself. Past the time in the attribute `at` it shall not be in the tenant, and the computed
 * attribute `active` says whether it is: the declaration stays, and so does its state (docs/decisions/0006).
 */
export interface TimeBound {
  readonly at: string;
  readonly active: string;
  /** The id of the object that a declaration means, whether the tenant holds it or not. */
  readonly idOf: (declared: ObjectValue) => string;
}

/** What one declaration is among those that the rules judge; the other lists are empty. */
export type DeclaredPart = Partial<Omit<DeclaredAccess, "deployer">>;

export interface ResourceDefinition extends Definition {
  /** What a tenant must offer for this object to be read and written; some offer less (docs/documented-mode.md). */
  readonly capability: Capability;
  /** The attributes that tell one object from another when no id is known. */
  readonly identity: readonly string[];
  /** The rules of the permission model that concern this object alone. Values may be unknown: then a rule is silent. */
  readonly judge?: (config: ObjectValue) => readonly Diagnostic[];
  /** What can only be said with the tenant at hand, before anything is written. Prior is null for a create. */
  readonly check?: (
    reader: TenantReader,
    prior: KnownObject | null,
    planned: ObjectValue,
  ) => Promise<readonly Diagnostic[]>;
  /**
   * The declaration in the form of the rules across declarations. With a reader, by the names of the tenant and with
   * what it tells of them; without, as far as the declaration alone tells it.
   */
  readonly declares: (
    declared: ObjectValue,
    reader: TenantReader | undefined,
  ) => Promise<DeclaredPart>;
  /** What carrying a change out takes of whoever does it; the value is the planned one, or the prior of a delete. */
  readonly takes: (
    action: "create" | "update" | "delete",
    value: ObjectValue,
    reader: TenantReader,
  ) => Promise<DeployerOperation>;
  /** What is worth saying of an object that the tenant holds and that the declaration does not speak of. */
  readonly notice?: (
    reader: TenantReader,
    config: ObjectValue,
    prior: KnownObject,
  ) => Promise<readonly Diagnostic[]>;
  /** Absent for an object that stays until it is taken away. */
  readonly timeBound?: TimeBound;
  readonly operations: ResourceOperations;
}

/** Takes what is worth saying of a write that was carried out, and is no error. */
export type Tell = (finding: Diagnostic) => void;

/** The few things that the API makes odd. Each answers a whole state: every attribute present, unset ones null. */
export interface ResourceOperations {
  /**
   * The object as it is in the tenant, or undefined when it is not there. The reference is a state (with id) or a
   * declaration (without): it says which object is meant and which part of it is looked at.
   */
  observe(reader: TenantReader, reference: ObjectValue): Promise<KnownObject | undefined>;
  /** Everything of this kind that the tenant holds and that somebody may declare. */
  list(reader: TenantReader): Promise<readonly KnownObject[]>;
  create(port: TenantPort, planned: KnownObject, tell: Tell): Promise<KnownObject>;
  update(
    port: TenantPort,
    prior: KnownObject,
    planned: KnownObject,
    tell: Tell,
  ): Promise<KnownObject>;
  /** Resolves also when the object is already gone. */
  delete(port: TenantPort, prior: KnownObject, tell: Tell): Promise<void>;
  /**
   * The part of an observed state that a declaration of the same identity leaves to others; undefined when there is
   * none. Without this operation a declaration covers the whole object.
   */
  undeclared?(state: KnownObject, declared: ObjectValue): KnownObject | undefined;
  /** The state that an import id stands for, as far as `observe` needs it. Throws DiagnosticsError for a bad id. */
  locate(reader: TenantReader, importId: string): Promise<KnownObject>;
}

export interface DataSourceDefinition extends Definition {
  /** The state for a configuration. Throws DiagnosticsError when nothing or more than one thing matches. */
  readonly read: (reader: TenantReader, config: KnownObject) => Promise<KnownObject>;
}

/** The description of an attribute that every object has. */
export function idAttribute(text: string): Attributes["id"] & object {
  return { type: { kind: "string" }, mode: "computed", doc: { text } };
}
