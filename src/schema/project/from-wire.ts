import type { Attribute, Attributes, AttributeType } from "../attribute";
import type { KnownObject, KnownValue } from "../value";

/**
 * The value that a record of the API means. A field that is absent, null or of another shape than the definition says
 * becomes null: an answer of the tenant never ends a run.
 */
export function fromWire(attributes: Attributes, record: object): KnownObject {
  const fields = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      attribute.wire === undefined
        ? null
        : fromField(attribute, attributes, fields.get(attribute.wire)),
    ]),
  );
}

function fromField(attribute: Attribute, siblings: Attributes, json: unknown): KnownValue {
  if (attribute.type.kind !== "map") return fromJson(attribute.type, json);
  const taken = wireNamesBeside(attribute, siblings);
  return mapFromJson(attribute.type, json, taken);
}

/** The keys that an object attribute of the same wire field claims; a map beside it holds only the others. */
function wireNamesBeside(attribute: Attribute, siblings: Attributes): ReadonlySet<string> {
  const names = Object.values(siblings).flatMap((sibling) =>
    sibling.wire === attribute.wire && sibling.type.kind === "object"
      ? Object.values(sibling.type.attributes).flatMap(({ wire }) => wire ?? [])
      : [],
  );
  return new Set(names);
}

function fromJson(type: AttributeType, json: unknown): KnownValue {
  switch (type.kind) {
    case "string":
      return isScalar(json) ? String(json) : null;
    case "timestamp":
      return typeof json === "string" ? json : null;
    case "bool":
      return typeof json === "boolean" ? json : null;
    case "number":
      return typeof json === "number" ? json : null;
    case "enum":
      return typeof json === "string" ? fromWireCase(type.wireCase, json) : null;
    case "reference":
      return idOf(json);
    case "set":
    case "list":
      return Array.isArray(json) ? json.map((item: unknown) => fromJson(type.of, item)) : null;
    case "map":
      return mapFromJson(type, json, new Set());
    case "object":
      return objectFromJson(type.attributes, json);
  }
}

function objectFromJson(attributes: Attributes, json: unknown): KnownValue {
  if (!isRecord(json)) return null;
  const object = fromWire(attributes, json);
  return Object.values(object).every((value) => value === null) ? null : object;
}

function mapFromJson(
  type: AttributeType & { kind: "map" },
  json: unknown,
  except: ReadonlySet<string>,
): KnownValue {
  if (!isRecord(json)) return null;
  const entries = Object.entries(json).flatMap(([key, item]) => {
    const value = except.has(key) ? null : fromJson(type.of, item);
    if (value === null) return [];
    const text = typeof value === "string" ? fromWireCase(type.wireCase, value) : value;
    return [[fromWireCase(type.wireCase, key), text] as const];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

function idOf(json: unknown): string | null {
  return isRecord(json) && typeof json["id"] === "string" ? json["id"] : null;
}

function fromWireCase(wireCase: "upper" | undefined, text: string): string {
  return wireCase === "upper" ? text.toLowerCase() : text;
}

function isScalar(json: unknown): json is string | number | boolean {
  return typeof json === "string" || typeof json === "number" || typeof json === "boolean";
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
