import type { Path } from "../../diagnostics";
import type { Value } from "../../schema/value";
import { nameOfType, parseCtyType, type CtyAttributes, type CtyType } from "./cty-type";
import { fromDecimal } from "./decimal";
import { WireFormatError } from "./wire-format-error";

/** What becomes of an attribute that the type does not have. */
type Undeclared = "reject" | "drop";

/**
 * Reads one value of a type from Terraform's JSON form, in which a state file holds it; there is no unknown in it.
 * An attribute that is absent is null. Throws WireFormatError for text that is not such a value.
 */
export function decodeJson(text: string, type: CtyType, undeclared: Undeclared): Value {
  return new JsonDecoder(undeclared).value(parse(text), type, []);
}

class JsonDecoder {
  constructor(private readonly undeclared: Undeclared) {}

  value(json: unknown, type: CtyType, path: Path): Value {
    if (json === null || json === undefined) return null;
    if (type === "dynamic") return this.dynamic(json, path);
    if (typeof type === "string") return primitive(json, type) ?? mismatch(type, path);
    switch (type[0]) {
      case "list":
      case "set":
        return array(json, type, path).map((item, index) =>
          this.value(item, type[1], [...path, { index }]),
        );
      case "tuple":
        return this.tuple(array(json, type, path), type[1], path);
      case "map": {
        const entries = Object.entries(record(json, type, path));
        return Object.fromEntries(
          entries.map(([key, item]) => [key, this.value(item, type[1], [...path, { key }])]),
        );
      }
      case "object":
        return this.object(record(json, type, path), type[1], path);
    }
  }

  private dynamic(json: unknown, path: Path): Value {
    const { type, value } = record(json, "dynamic", path);
    if (type === undefined) throw new WireFormatError("a dynamic value needs its type", path);
    return this.value(value, parseCtyType(JSON.stringify(type)), path);
  }

  private tuple(items: readonly unknown[], types: readonly CtyType[], path: Path): Value {
    if (items.length !== types.length) {
      throw new WireFormatError(
        `a tuple of ${types.length} items is expected, ${items.length} are there`,
        path,
      );
    }
    return types.map((type, index) => this.value(items[index], type, [...path, { index }]));
  }

  private object(json: Record<string, unknown>, attributes: CtyAttributes, path: Path): Value {
    const stranger = Object.keys(json).find((name) => !Object.hasOwn(attributes, name));
    if (stranger !== undefined && this.undeclared === "reject") {
      throw new WireFormatError(`the schema has no attribute ${JSON.stringify(stranger)}`, path);
    }
    const entries = Object.entries(attributes).map(([attribute, type]) => {
      const item = Object.hasOwn(json, attribute) ? json[attribute] : null;
      return [attribute, this.value(item, type, [...path, { attribute }])] as const;
    });
    return Object.fromEntries(entries);
  }
}

/** Terraform itself reads a quoted number as a number and a bare one as a text, so a state may hold either. */
function primitive(json: unknown, type: "string" | "number" | "bool"): Value | undefined {
  switch (type) {
    case "string":
      return typeof json === "number" ? String(json) : typeof json === "string" ? json : undefined;
    case "number":
      return typeof json === "number"
        ? json
        : typeof json === "string"
          ? fromDecimal(json)
          : undefined;
    case "bool":
      return typeof json === "boolean" ? json : undefined;
  }
}

function array(json: unknown, type: CtyType, path: Path): readonly unknown[] {
  return Array.isArray(json) ? json : mismatch(type, path);
}

function record(json: unknown, type: CtyType, path: Path): Record<string, unknown> {
  return isRecord(json) ? json : mismatch(type, path);
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function mismatch(type: CtyType, path: Path): never {
  throw new WireFormatError(`the JSON value does not fit the type ${nameOfType(type)}`, path);
}

function parse(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    // Only a long run of digits or a power can be a number that JSON.parse rounds.
    return /[\d.]{16}|\d[eE]/.test(text) ? JSON.parse(withRoundedNumbersQuoted(text)) : json;
  } catch {
    // The parser's own message quotes the text, which may hold a secret.
    throw new WireFormatError("the text is not valid JSON");
  }
}

/** Puts the numbers that JSON.parse would round between quotes, so that their digits arrive; `text` is valid JSON. */
function withRoundedNumbersQuoted(text: string): string {
  return text.replace(/"(?:[^"\\]+|\\.)*"|-?\d[\d.eE+-]*/g, (token) =>
    token.startsWith('"') || typeof fromDecimal(token) === "number" ? token : `"${token}"`,
  );
}
