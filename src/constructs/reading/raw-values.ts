import {
  DefaultTokenResolver,
  StringConcat,
  TerraformDataSource,
  type TerraformElement,
  TerraformProvider,
  TerraformResource,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { camelCase } from "../prop-names";

/** An element of Terraform's configuration that has a type and attributes. */
export type TypedElement = TerraformResource | TerraformDataSource | TerraformProvider;

export function isTypedElement(construct: IConstruct): construct is TypedElement {
  return (
    TerraformResource.isTerraformResource(construct) ||
    TerraformDataSource.isTerraformDataSource(construct) ||
    TerraformProvider.isTerraformProvider(construct)
  );
}

/** What Terraform's configuration will say of an attribute: a template, a token, a list, …; undefined when unset. */
export type RawValues = (attribute: string) => unknown;

/**
 * The values of an element as they are now. Usually those that were given to the binding; where somebody used
 * `addOverride`, those of the rendered configuration.
 */
export function rawValues(element: TypedElement): RawValues {
  if (hasOverrides(element)) {
    const rendered = renderedAttributes(element);
    return (attribute) => rendered.get(attribute);
  }
  return (attribute) => field(element, `${camelCase(attribute)}Input`);
}

/** What a token will be in the configuration of the stack that `scope` is in. */
export function render(scope: IConstruct, value: unknown): unknown {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
}

function hasOverrides(element: TerraformElement): boolean {
  return field(element.toMetadata(), "overrides") !== undefined;
}

/** `toTerraform` gives `{<kind>: {<type>: {<name>: attributes}}}`, and a provider `{provider: {<type>: [attributes]}}`. */
function renderedAttributes(element: TypedElement): ReadonlyMap<string, unknown> {
  const document = render(element, element.toTerraform());
  const kind = ["resource", "data", "provider"].find((name) => field(document, name) !== undefined);
  const ofType = field(field(document, kind ?? ""), element.terraformResourceType);
  const key = Array.isArray(ofType) ? "0" : element.friendlyUniqueId;
  const attributes = field(ofType, key);
  return new Map(
    typeof attributes === "object" && attributes !== null ? Object.entries(attributes) : [],
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
