import type { Attributes, AttributeType } from "../attribute";
import { isListValue, isObjectValue, property, type ObjectValue, type Value } from "../value";

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * The body that the API wants for a value. Unset attributes are left out; attributes without a wire name travel
 * elsewhere. Two attributes may share one field of the wire (known and other permissions): they are merged.
 */
export function toWire(attributes: Attributes, value: ObjectValue): JsonObject {
  const body: Record<string, Json> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const field = attribute.wire;
    const json = toJson(attribute.type, property(value, name));
    if (field === undefined || json === undefined) continue;
    const present = body[field];
    body[field] = isJsonObject(present) && isJsonObject(json) ? { ...present, ...json } : json;
  }
  return body;
}

function toJson(type: AttributeType, value: Value): Json | undefined {
  if (value === null || typeof value === "symbol") return undefined;
  switch (type.kind) {
    case "string":
    case "timestamp":
    case "bool":
    case "number":
      return isScalar(value) ? value : undefined;
    case "enum":
      return typeof value === "string" ? inWireCase(type.wireCase, value) : undefined;
    case "reference":
      return typeof value === "string" ? { id: value } : undefined;
    case "set":
    case "list":
      return isListValue(value) ? value.flatMap((item) => toJson(type.of, item) ?? []) : undefined;
    case "map":
      return isObjectValue(value) ? mapToJson(type, value) : undefined;
    case "object":
      return isObjectValue(value) ? toWire(type.attributes, value) : undefined;
  }
}

function mapToJson(type: AttributeType & { kind: "map" }, value: ObjectValue): JsonObject {
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const json = toJson(type.of, item);
    if (json === undefined) return [];
    const text = typeof json === "string" ? inWireCase(type.wireCase, json) : json;
    return [[inWireCase(type.wireCase, key), text] as const];
  });
  return Object.fromEntries(entries);
}

function inWireCase(wireCase: "upper" | undefined, text: string): string {
  return wireCase === "upper" ? text.toUpperCase() : text;
}

function isScalar(value: Value): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
