/** Stands for a value that is decided later: Terraform's "known after apply". */
export const UNKNOWN: unique symbol = Symbol.for("zidentity-iac/unknown");
export type Unknown = typeof UNKNOWN;

/** A value of the kernel. `null` is "not set"; a set is an array without order. */
export type Value =
  string | number | boolean | null | Unknown | readonly Value[] | { readonly [key: string]: Value };

export type ObjectValue = { readonly [key: string]: Value };

/** A value that holds no unknown anywhere. */
export type KnownValue =
  string | number | boolean | null | readonly KnownValue[] | { readonly [key: string]: KnownValue };

export type KnownObject = { readonly [key: string]: KnownValue };

export function isUnknown(value: Value): value is Unknown {
  return value === UNKNOWN;
}

export function isObjectValue(value: Value): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isListValue(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** True when nothing in the value is unknown. */
export function isWhollyKnown(value: Value): value is KnownValue {
  if (isUnknown(value)) return false;
  if (isListValue(value)) return value.every(isWhollyKnown);
  if (isObjectValue(value)) return Object.values(value).every(isWhollyKnown);
  return true;
}

/** An own property of an object, so that a key such as `constructor` is data and nothing else. */
export function property(object: ObjectValue, key: string): Value {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}

/** The text of a known string; undefined when it is null, unknown or of another type. */
export function knownString(value: Value): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The text of a string that must be there; throws TypeError where the caller's promise is broken. */
export function requiredString(object: ObjectValue, key: string): string {
  const value = property(object, key);
  if (typeof value === "string") return value;
  throw new TypeError(`${key} is not a string.`);
}
