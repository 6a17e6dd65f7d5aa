import { WireFormatError } from "./wire-format-error";

/**
 * A type of Terraform's type system, in the form that it has in JSON: `"string"`, `["set", "string"]`,
 * `["object", {"id": "string"}]`. `"dynamic"` stands for a type that travels with the value.
 */
export type CtyType =
  | CtyPrimitive
  | "dynamic"
  | readonly ["list" | "set" | "map", CtyType]
  | readonly ["object", CtyAttributes]
  | readonly ["tuple", readonly CtyType[]];

export type CtyPrimitive = "string" | "number" | "bool";

export type CtyAttributes = Readonly<Record<string, CtyType>>;

/** Deeper types than this are refused: nobody writes them, and each level costs a stack frame. */
export const MAX_TYPE_DEPTH = 100;

/** The bytes of `Schema.Attribute.type`. */
export function encodeCtyType(type: CtyType): Buffer {
  return Buffer.from(JSON.stringify(type), "utf8");
}

/** Reads the JSON form. Throws WireFormatError for anything that is not a type. */
export function parseCtyType(text: string): CtyType {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new WireFormatError("the type of a dynamic value is not JSON");
  }
  return toCtyType(json, MAX_TYPE_DEPTH);
}

/** The word for a type in a message. */
export function nameOfType(type: CtyType): string {
  return typeof type === "string" ? type : type[0];
}

function toCtyType(json: unknown, depth: number): CtyType {
  if (depth === 0) throw new WireFormatError("the type of a dynamic value is nested too deeply");
  if (json === "string" || json === "number" || json === "bool" || json === "dynamic") return json;
  // Objects with optional attributes (a third item) exist in variable declarations alone, never on this wire.
  if (Array.isArray(json) && json.length === 2) {
    const items: readonly unknown[] = json;
    const [kind, of] = items;
    if (kind === "list" || kind === "set" || kind === "map")
      return [kind, toCtyType(of, depth - 1)];
    if (kind === "tuple" && Array.isArray(of)) {
      return ["tuple", of.map((item: unknown) => toCtyType(item, depth - 1))];
    }
    if (kind === "object" && isRecord(of)) {
      const attributes = Object.entries(of).map(
        ([name, t]) => [name, toCtyType(t, depth - 1)] as const,
      );
      return ["object", Object.fromEntries(attributes)];
    }
  }
  throw new WireFormatError("the type of a dynamic value is not one of Terraform's types");
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
