import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { AttributeType, KnownValue } from "../../schema";
import { snakeCase } from "../prop-names";
import { literalText } from "../template-string";
import { render } from "./raw-values";

/**
 * A value of the configuration that is no reference, in the form of a manifest: templates as the text that they mean,
 * names in Terraform's spelling, and tokens as expressions.
 */
export function readValue(scope: IConstruct, type: AttributeType, raw: unknown): KnownValue {
  if (Token.isUnresolved(raw)) return readRendered(type, render(scope, raw));
  if (Array.isArray(raw)) {
    const items: readonly unknown[] = raw;
    return items.map((item) => readValue(scope, type.kind === "set" ? type.of : type, item));
  }
  if (typeof raw === "object" && raw !== null) return readEntries(scope, type, raw);
  return readRendered(type, raw);
}

function readEntries(scope: IConstruct, type: AttributeType, raw: object): KnownValue {
  const entries = Object.entries(raw).flatMap(([key, item]: [string, unknown]) => {
    if (item === undefined || item === null) return [];
    if (type.kind !== "object") {
      const of = type.kind === "map" ? type.of : type;
      return [[literalText(key) ?? key, readValue(scope, of, item)] as const];
    }
    // A binding spells attributes in camelCase; the keys of a map it takes as they are.
    const name = type.keyed === true ? (literalText(key) ?? key) : snakeCase(key);
    return [[name, readValue(scope, type.attributes[name]?.type ?? type, item)] as const];
  });
  return Object.fromEntries(entries);
}

function readRendered(type: AttributeType, rendered: unknown): KnownValue {
  if (typeof rendered === "number" || typeof rendered === "boolean") return rendered;
  const text = typeof rendered === "string" ? rendered : JSON.stringify(rendered);
  const literal = literalText(text);
  return literal === undefined ? { expression: text } : asDeclared(type, literal);
}

/** Terraform takes `"true"` for true. */
function asDeclared(type: AttributeType, text: string): KnownValue {
  if (type.kind === "bool" && (text === "true" || text === "false")) return text === "true";
  return text;
}
