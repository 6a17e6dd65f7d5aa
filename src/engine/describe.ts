import { formatPath } from "../diagnostics";
import type { Action, AttributeChange } from "../lifecycle";
import { isReference, manifestName } from "../manifest";
import { type ResourceDefinition, resourceNamed } from "../resources";
import {
  type Attribute,
  isConfigurable,
  isListValue,
  isObjectValue,
  isUnknown,
  isWhollyKnown,
  type KnownValue,
  type ObjectValue,
  property,
  type Value,
} from "../schema";
import type { Compared, Comparison } from "./compare";
import { type Labels, labelOf } from "./labels";
import type { Unmanaged } from "./unmanaged";

/** One attribute of an object, by natural names. */
export interface DescribedAttribute {
  readonly path: string;
  readonly actual: KnownValue;
  readonly declared: KnownValue;
}

/** An object by natural names: what a person reads. */
export interface Described {
  readonly action: Action | "unmanaged" | "unverified";
  readonly resource: string;
  readonly title: string;
  readonly name: string;
  readonly path?: string;
  readonly file?: string;
  readonly attributes: readonly DescribedAttribute[];
  /** Of one that is not verified: why. */
  readonly note?: string;
}

/** Everything that a comparison found, by natural names. */
export function describeComparison({
  compared,
  unmanaged,
  labels,
}: Comparison): readonly Described[] {
  return [
    ...compared.map((one) => describeCompared(one, labels)),
    ...unmanaged.map((one) => describeUnmanaged(one, labels)),
  ];
}

function describeCompared(
  { resource, title, path, file, change, doubt }: Compared,
  labels: Labels,
): Described {
  const definition = resourceNamed(resource);
  const object = "planned" in change ? change.planned : (change.prior ?? {});
  const described = {
    resource,
    title,
    name: definition === undefined ? path : nameOf(definition, object, labels),
    path,
    file,
  };
  if (doubt !== undefined)
    return { action: "unverified", ...described, attributes: [], note: doubt };
  return {
    action: change.action,
    ...described,
    attributes: change.attributes.flatMap((one) => describeChange(definition, one, labels)),
  };
}

function describeUnmanaged({ resource, title, state }: Unmanaged, labels: Labels): Described {
  const definition = resourceNamed(resource);
  const attributes = Object.entries(definition?.attributes ?? {}).filter(
    ([name, attribute]) =>
      isConfigurable(attribute) && definition?.identity.includes(name) === false,
  );
  return {
    action: "unmanaged",
    resource,
    title,
    name: definition === undefined ? resource : nameOf(definition, state, labels),
    attributes: attributes
      .filter(
        ([name, { default: fallback }]) => property(state, name) !== null && fallback === undefined,
      )
      .flatMap(([name, attribute]) =>
        describeHeld(manifestName(name, attribute), attribute, property(state, name), labels),
      ),
  };
}

/** An attribute of an object that nobody declares; of an object within it, each part that is set. */
function describeHeld(
  path: string,
  attribute: Attribute,
  value: Value,
  labels: Labels,
): DescribedAttribute[] {
  if (attribute.type.kind !== "object" || !isObjectValue(value)) {
    return [{ path, actual: natural(attribute, value, labels), declared: null }];
  }
  return Object.entries(attribute.type.attributes)
    .filter(([name]) => property(value, name) !== null)
    .flatMap(([name, part]) =>
      describeHeld(`${path}.${name}`, part, property(value, name), labels),
    );
}

/** `Helpdesk`, or `Helpdesk on ZIAM`: the values of the identity, in their order. */
function nameOf(definition: ResourceDefinition, object: ObjectValue, labels: Labels): string {
  return definition.identity
    .map((name) => property(object, name))
    .filter((value) => typeof value === "string")
    .map((id) => labelOf(labels, id))
    .join(" on ");
}

function describeChange(
  definition: ResourceDefinition | undefined,
  { path, before, after }: AttributeChange,
  labels: Labels,
): DescribedAttribute[] {
  const [first] = path;
  const name = first !== undefined && "attribute" in first ? first.attribute : "";
  const attribute = definition?.attributes[name];
  if (attribute === undefined || !isConfigurable(attribute)) return [];
  // What is decided at apply, and what a default fills in, is no difference that a person made.
  if (isUnknown(after) || (before === null && isDefault(attribute, after))) return [];
  return [
    {
      path: formatPath([{ attribute: manifestName(name, attribute) }, ...path.slice(1)]),
      actual: natural(attribute, before, labels),
      declared: natural(attribute, after, labels),
    },
  ];
}

function isDefault({ default: fallback }: Attribute, value: Value): boolean {
  return fallback !== undefined && "value" in fallback && fallback.value === value;
}

/** A value with what people call things in the place of ids. */
function natural(attribute: Attribute, value: Value, labels: Labels): KnownValue {
  if (isListValue(value)) {
    return value.map((item) => natural(attribute, item, labels)).sort(byText);
  }
  if (typeof value === "string" && isReference(attribute)) return labelOf(labels, value);
  return isWhollyKnown(value) ? value : null;
}

function byText(a: KnownValue, b: KnownValue): number {
  return JSON.stringify(a).localeCompare(JSON.stringify(b), "en");
}
