import { attributePath, type Path } from "../diagnostics";
import type { ResourceDefinition } from "../resources";
import {
  type Attribute,
  type Attributes,
  equalValues,
  isObjectValue,
  isUnknown,
  type ObjectValue,
  property,
  type Value,
} from "../schema";
import type { AttributeChange, Change } from "./change";
import type { Planned, State } from "./values";

/** The change that leads from what is to what shall be. Null stands for "is not there" and for "shall not be". Pure. */
export function diff(
  definition: Pick<ResourceDefinition, "attributes">,
  prior: State | null,
  planned: Planned | null,
): Change {
  const attributes = compare(definition.attributes, prior ?? {}, planned ?? {}, []);
  if (planned === null) {
    return prior === null ? none(prior) : { action: "delete", prior, attributes };
  }
  if (prior === null) return { action: "create", planned, attributes };
  if (attributes.length === 0) return none(prior);
  const replace = attributes.some(({ forcesReplacement }) => forcesReplacement);
  return { action: replace ? "replace" : "update", prior, planned, attributes };
}

function none(prior: State | null): Change {
  return { action: "none", prior, attributes: [] };
}

function compare(
  attributes: Attributes,
  before: ObjectValue,
  after: ObjectValue,
  parent: Path,
): AttributeChange[] {
  const changes: AttributeChange[] = [];
  for (const [name, attribute] of Object.entries(attributes)) {
    const was = property(before, name);
    const willBe = property(after, name);
    // A path is made for what differs alone: of 100,000 objects that are compared, few do.
    if (equalValues(attribute.type, was, willBe)) continue;
    changes.push(...compareAttribute(attribute, was, willBe, [...parent, ...attributePath(name)]));
  }
  return changes;
}

/** Of values that are not equal. */
function compareAttribute(
  attribute: Attribute,
  before: Value,
  after: Value,
  path: Path,
): AttributeChange[] {
  const { type } = attribute;
  if (type.kind === "object" && isComparable(before) && isComparable(after)) {
    const below = compare(type.attributes, objectOrEmpty(before), objectOrEmpty(after), path);
    // An object without any value is another value than none at all, though nothing below it differs.
    if (below.length > 0) return below;
  }
  return [{ path, before, after, forcesReplacement: attribute.onChange === "replace" }];
}

function isComparable(value: Value): boolean {
  return value === null || (!isUnknown(value) && isObjectValue(value));
}

function objectOrEmpty(value: Value): ObjectValue {
  return isObjectValue(value) ? value : {};
}
