import { formatPath, type SourcePlace } from "../diagnostics";
import type { Action, AttributeChange, Change } from "../lifecycle";
import { isReference, manifestName } from "../manifest";
import type { ResourceDefinition } from "../resources";
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
import type { Moved } from "./plan/file";
import type { PlanStep } from "./plan/plan-step";
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
  /** Where it is written, where that is known. */
  readonly source?: SourcePlace;
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

/** One step of a plan. */
export function describeStep(
  { definition, path, file, source, change }: PlanStep,
  labels: Labels,
): Described {
  return {
    ...describeChanged(definition, change, labels),
    ...(path === undefined ? {} : { path }),
    ...(file === undefined ? {} : { file }),
    ...(source === undefined ? {} : { source }),
  };
}

/** An object that is no longer as a plan saw it. */
export function describeMoved(
  { definition, path, object, attributes }: Moved,
  labels: Labels,
): Described {
  return {
    action: "update",
    resource: definition.name,
    title: definition.title,
    name: nameOf(definition, object, labels),
    ...(path === undefined ? {} : { path }),
    attributes: attributes.flatMap((one) => describeChange(definition, one, labels)),
  };
}

function describeCompared(
  { definition, path, file, source, change, doubt }: Compared,
  labels: Labels,
): Described {
  const described = {
    ...describeChanged(definition, change, labels),
    path,
    file,
    ...(source === undefined ? {} : { source }),
  };
  if (doubt === undefined) return described;
  return { ...described, action: "unverified", attributes: [], note: doubt };
}

function describeChanged(
  definition: ResourceDefinition,
  change: Change,
  labels: Labels,
): Described {
  const object = "planned" in change ? change.planned : (change.prior ?? {});
  return {
    action: change.action,
    resource: definition.name,
    title: definition.title,
    name: nameOf(definition, object, labels),
    attributes: change.attributes.flatMap((one) => describeChange(definition, one, labels)),
  };
}

export function describeUnmanaged({ definition, state }: Unmanaged, labels: Labels): Described {
  const attributes = Object.entries(definition.attributes).filter(
    ([name, attribute]) => isConfigurable(attribute) && !definition.identity.includes(name),
  );
  return {
    action: "unmanaged",
    resource: definition.name,
    title: definition.title,
    name: nameOf(definition, state, labels),
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
  definition: ResourceDefinition,
  { path, before, after }: AttributeChange,
  labels: Labels,
): DescribedAttribute[] {
  const [first] = path;
  const name = first !== undefined && "attribute" in first ? first.attribute : "";
  const attribute = definition.attributes[name];
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
