import type { Definition, ResourceDefinition } from "../../../../src/resources";
import {
  type Attribute,
  type Attributes,
  isComputed,
  isObjectValue,
  isUnknown,
  type ObjectValue,
  property,
  type Value,
} from "../../../../src/schema";

/**
 * Where a plan breaks Terraform's law: a value that the configuration sets is planned as it is; one that it leaves out
 * is null, unless the attribute is computed. After the apply, what was known in the plan is as it was planned.
 */
export function lawBreaches(
  { attributes, timeBound }: Pick<Definition, "attributes"> & Pick<ResourceDefinition, "timeBound">,
  prior: ObjectValue | null,
  config: ObjectValue,
  planned: ObjectValue,
): readonly string[] {
  const law = (attribute: Attribute, configured: Value, next: Value, before: Value) => {
    if (configured !== null) return same(configured, next) ? undefined : "is not as configured";
    if (!isComputed(attribute)) return next === null ? undefined : "is set by nobody";
    if (prior === null || attribute.mode !== "computed") return undefined;
    // Terraform lets a provider plan any value here, and this one changes as time goes by.
    if (attribute === attributes[timeBound?.active ?? ""]) return undefined;
    return same(before, next) || isUnknown(next) ? undefined : "changes by itself";
  };
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const breach = law(
      attribute,
      property(config, name),
      property(planned, name),
      property(prior ?? {}, name),
    );
    return breach === undefined ? [] : [`${name} ${breach}`];
  });
}

/** Where a new state is not what was planned. Terraform calls that a bug in the provider. */
export function promiseBreaches(
  attributes: Attributes,
  planned: ObjectValue,
  state: ObjectValue,
): readonly string[] {
  return Object.keys(attributes).filter((name) => {
    const promised = property(planned, name);
    return !isUnknown(promised) && !same(promised, property(state, name));
  });
}

/** As Terraform compares: values of any order in a set, and null apart from an object without values. */
function same(a: Value, b: Value): boolean {
  return JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
}

function canonical(value: Value): unknown {
  if (isUnknown(value)) return { unknown: true };
  if (Array.isArray(value))
    return [...(value as Value[])].map((item) => JSON.stringify(canonical(item))).sort();
  if (!isObjectValue(value)) return value;
  return Object.keys(value)
    .sort()
    .map((key) => [key, canonical(property(value, key))])
    .filter(([, item]) => item !== null);
}
