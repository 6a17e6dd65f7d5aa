import type { Attribute, Attributes, AttributeType } from "./attribute";
import {
  isListValue,
  isObjectValue,
  isUnknown,
  property,
  type KnownValue,
  type ObjectValue,
  type Value,
} from "./value";

/** Exact equality; the order of a set does not count, an unknown equals nothing but an unknown. */
export function equalValues(type: AttributeType, a: Value, b: Value): boolean {
  if (isUnknown(a) || isUnknown(b) || a === null || b === null) return a === b;
  switch (type.kind) {
    case "string":
    case "timestamp":
    case "bool":
    case "number":
    case "enum":
    case "reference":
      return a === b;
    case "set":
      return isListValue(a) && isListValue(b) && equalSets(a, b);
    case "list":
      return isListValue(a) && isListValue(b) && equalLists(type.of, a, b);
    case "map":
      return isObjectValue(a) && isObjectValue(b) && equalMaps(type.of, a, b);
    case "object":
      return isObjectValue(a) && isObjectValue(b) && equalObjects(type.attributes, a, b);
  }
}

function equalSets(a: readonly Value[], b: readonly Value[]): boolean {
  // Most sets that are compared are equal and in one order.
  if (a.length === b.length && a.every((item, at) => item === b[at])) return true;
  const left = new Set(a);
  const right = new Set(b);
  return left.size === right.size && [...left].every((item) => right.has(item));
}

function equalLists(of: AttributeType, a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, index) => equalValues(of, item, b[index] ?? null));
}

function equalMaps(of: AttributeType, a: ObjectValue, b: ObjectValue): boolean {
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && equalValues(of, property(a, key), property(b, key)),
  );
}

function equalObjects(attributes: Attributes, a: ObjectValue, b: ObjectValue): boolean {
  return Object.entries(attributes).every(([name, attribute]) =>
    equalValues(attribute.type, property(a, name), property(b, name)),
  );
}

/**
 * The observed value in the spelling of the reference: where both mean the same (a module that is `none` and one that
 * is absent), the reference stays, so that neither Terraform nor a person sees a difference that is none.
 */
export function inSpellingOf(attribute: Attribute, reference: Value, observed: Value): Value {
  const { type } = attribute;
  if (type.kind === "object" && (isObjectValue(observed) || isObjectValue(reference))) {
    return objectInSpellingOf(type, reference, observed);
  }
  if (type.kind === "map" && observed === null && isEmptyObject(reference)) return reference;
  if (type.kind === "set" && isListValue(observed) && isListValue(reference)) {
    return equalSets(observed, reference) ? reference : observed;
  }
  if (isUnknown(reference)) return observed;
  if (reference === null && isUnknownWord(type, observed)) return null;
  return sameMeaning(attribute, reference, observed) ? reference : observed;
}

function objectInSpellingOf(
  { attributes, keyed }: AttributeType & { kind: "object" },
  reference: Value,
  observed: Value,
): Value {
  const referenceObject = isObjectValue(reference) ? reference : {};
  const observedObject = isObjectValue(observed) ? observed : {};
  const entries = Object.entries(attributes).map(
    ([name, attribute]) =>
      [
        name,
        inSpellingOf(attribute, property(referenceObject, name), property(observedObject, name)),
      ] as const,
  );
  const empty = entries.every(([, value]) => value === null);
  if (empty && reference === null) return null;
  if (keyed !== true) return Object.fromEntries(entries);
  // A map has the keys that it was given, also one that was given as null.
  const kept = entries.filter(
    ([name, value]) => value !== null || Object.hasOwn(referenceObject, name),
  );
  return Object.fromEntries(kept);
}

/**
 * A word that this build does not know, where nothing is declared: it is nobody's difference. It is kept in the tenant,
 * and told as a notice.
 */
function isUnknownWord(type: AttributeType, observed: Value): boolean {
  return type.kind === "enum" && typeof observed === "string" && !type.values.includes(observed);
}

function isEmptyObject(value: Value): boolean {
  return isObjectValue(value) && Object.keys(value).length === 0;
}

function sameMeaning(attribute: Attribute, a: Value, b: Value): boolean {
  return equalValues(attribute.type, meaning(attribute, a), meaning(attribute, b));
}

function meaning(attribute: Attribute, value: Value): Value {
  const absent: KnownValue | undefined = attribute.absentValue;
  return value === null && absent !== undefined ? absent : value;
}
