import type { KnownValue } from "./value";

/** What a reference points to. A reference is an id in Terraform, `{id}` on the wire, a name in a manifest. */
export type ReferenceTarget = "user" | "group" | "service" | "role" | "scope";

/**
 * The kinds of value that an attribute may hold. Inert: what a kind becomes in Terraform, zod, JSON on the wire
 * or Markdown is decided by the projections, each with one exhaustive switch.
 */
export type AttributeType =
  | {
      readonly kind: "string";
      readonly minLength?: number;
      /** No white space at either end: a tenant may cut it off, and then never has what was asked for. */
      readonly trimmed?: true;
      readonly sensitive?: boolean;
    }
  /** A moment, as RFC 3339 writes it: `2026-06-30T18:00:00Z`. */
  | { readonly kind: "timestamp" }
  | { readonly kind: "bool" }
  /** At least `min`, or greater than `above`. */
  | {
      readonly kind: "number";
      readonly min?: number;
      readonly above?: number;
      readonly integer?: boolean;
    }
  /** One of a few words; `wireCase: "upper"` when the API spells them in capitals. */
  | { readonly kind: "enum"; readonly values: readonly string[]; readonly wireCase?: "upper" }
  | { readonly kind: "reference"; readonly to: ReferenceTarget }
  | { readonly kind: "set"; readonly of: AttributeType; readonly minItems?: number }
  /** Items in an order that means something. */
  | { readonly kind: "list"; readonly of: AttributeType }
  /** `wireCase: "upper"` when keys and values are capitals on the wire. */
  | { readonly kind: "map"; readonly of: AttributeType; readonly wireCase?: "upper" }
  /**
   * `keyed`: in Terraform it is written as a map of text, and so every attribute must be text. Terraform drops a key of
   * a nested attribute that it does not know without a word; a key of a map reaches the provider, which explains it.
   */
  | { readonly kind: "object"; readonly attributes: Attributes; readonly keyed?: true };

/**
 * `required`: the user sets it. `optional`: he may. `computed`: the tenant sets it.
 * `optional_computed`: he may, and otherwise the tenant or a default does.
 */
export type Mode = "required" | "optional" | "computed" | "optional_computed";

export interface Attribute {
  readonly type: AttributeType;
  readonly mode: Mode;
  /** A different value needs a new object. Without it, a change is made in place. */
  readonly onChange?: "replace";
  /** What stands there when the user sets nothing; `own_service` is the id of ZIdentity's own service. */
  readonly default?: { readonly value: KnownValue } | { readonly lookup: "own_service" };
  /**
   * The value that the tenant may leave out of its answers: an absent module is `none`. A configuration that spells
   * it out and an answer that leaves it out mean the same.
   */
  readonly absentValue?: KnownValue;
  /** The field on the wire; absent when the value travels in the URL or not at all. */
  readonly wire?: string;
  readonly doc: Doc;
}

export interface Doc {
  /** One or two sentences: what it is, units, what the absence means. Markdown. */
  readonly text: string;
  /** Where the fact comes from, when it is not plain. */
  readonly source?: string;
}

export type Attributes = Readonly<Record<string, Attribute>>;

/** An attribute that the user may set. */
export function isConfigurable(attribute: Attribute): boolean {
  return attribute.mode !== "computed";
}

/** An attribute that the user may leave out and the tenant or a default then fills. */
export function isComputed(attribute: Attribute): boolean {
  return attribute.mode === "computed" || attribute.mode === "optional_computed";
}
