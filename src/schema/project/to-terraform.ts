import type { Attribute, Attributes, AttributeType, Doc } from "../attribute";
import { isComputed } from "../attribute";

/** A type as Terraform writes it in JSON: `"string"`, `["set","string"]`, `["object",{…}]`. */
export type TerraformType =
  | "string"
  | "bool"
  | "number"
  | readonly ["set" | "map" | "list", TerraformType]
  | readonly ["object", { readonly [name: string]: TerraformType }];

/** One attribute in the form of `terraform providers schema -json`. */
export interface TerraformAttribute {
  readonly type?: TerraformType;
  readonly nested_type?: {
    readonly attributes: { readonly [name: string]: TerraformAttribute };
    readonly nesting_mode: "single";
  };
  readonly description: string;
  readonly description_kind: "markdown";
  readonly required?: true;
  readonly optional?: true;
  readonly computed?: true;
  readonly sensitive?: true;
}

export interface TerraformSchema {
  readonly version: number;
  readonly block: {
    readonly attributes: { readonly [name: string]: TerraformAttribute };
    readonly description: string;
    readonly description_kind: "markdown";
  };
}

/** The schema of a resource, a data source or the provider, as Terraform's own JSON spells it. */
export function toTerraformSchema(attributes: Attributes, doc: Doc, version = 0): TerraformSchema {
  return {
    version,
    block: {
      attributes: mapAttributes(attributes, toTerraformAttribute),
      description: doc.text,
      description_kind: "markdown",
    },
  };
}

/** The type of the whole object: what a state or a plan of these attributes is encoded as. */
export function toTerraformObjectType(attributes: Attributes): TerraformType {
  return ["object", mapAttributes(attributes, (attribute) => toTerraformType(attribute.type))];
}

/** One type: of an attribute, or of what a function takes and gives. */
export function toTerraformType(type: AttributeType): TerraformType {
  switch (type.kind) {
    case "string":
    case "timestamp":
    case "enum":
    case "reference":
      return "string";
    case "bool":
      return "bool";
    case "number":
      return "number";
    case "set":
      return ["set", toTerraformType(type.of)];
    case "list":
      return ["list", toTerraformType(type.of)];
    case "map":
      return ["map", toTerraformType(type.of)];
    case "object":
      return type.keyed === true ? ["map", "string"] : toTerraformObjectType(type.attributes);
  }
}

function toTerraformAttribute(attribute: Attribute): TerraformAttribute {
  const { type, doc, mode } = attribute;
  return {
    ...shapeOf(type),
    description: doc.text,
    description_kind: "markdown",
    ...(mode === "required" ? { required: true } : {}),
    ...(mode === "optional" || mode === "optional_computed" ? { optional: true } : {}),
    ...(isComputed(attribute) ? { computed: true } : {}),
    ...(type.kind === "string" && type.sensitive === true ? { sensitive: true } : {}),
  };
}

function shapeOf(type: AttributeType): Pick<TerraformAttribute, "type" | "nested_type"> {
  if (type.kind !== "object" || type.keyed === true) return { type: toTerraformType(type) };
  return {
    nested_type: {
      attributes: mapAttributes(type.attributes, toTerraformAttribute),
      nesting_mode: "single",
    },
  };
}

function mapAttributes<T>(
  attributes: Attributes,
  project: (attribute: Attribute) => T,
): { [name: string]: T } {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, project(attribute)]),
  );
}
