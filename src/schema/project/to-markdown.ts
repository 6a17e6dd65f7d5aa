import type { Attribute, Attributes, AttributeType, Mode } from "../attribute";
import { type KnownValue } from "../value";

/**
 * The attributes of a definition as Markdown: one table, and below it one for each nested object, under a heading with
 * its path. `level` is that of these headings.
 */
export function toMarkdown(attributes: Attributes, level = 3): string {
  return [table(attributes), ...nestedTables(attributes, "", level)].join("\n\n");
}

function nestedTables(attributes: Attributes, prefix: string, level: number): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const nested = objectWithin(attribute.type);
    if (nested === undefined) return [];
    const path = `${prefix}${name}`;
    return [
      `${"#".repeat(level)} \`${path}\``,
      table(nested),
      ...nestedTables(nested, `${path}.`, level),
    ];
  });
}

function objectWithin(type: AttributeType): Attributes | undefined {
  switch (type.kind) {
    case "object":
      return type.attributes;
    case "set":
    case "list":
    case "map":
      return objectWithin(type.of);
    case "string":
    case "timestamp":
    case "bool":
    case "number":
    case "enum":
    case "reference":
      return undefined;
  }
}

function table(attributes: Attributes): string {
  const entries = Object.entries(attributes);
  // A column that would be empty in every row is left out.
  const hasSource = entries.some(([, { doc }]) => doc.source !== undefined);
  const columns = ["attribute", "kind", "mode", "default", "what it is"];
  if (hasSource) columns.push("source");
  const rows = entries.map(([name, attribute]) => {
    const cells = [
      `\`${name}\``,
      kindOf(attribute.type),
      modeOf(attribute),
      defaultOf(attribute),
      attribute.doc.text,
    ];
    return row(hasSource ? [...cells, attribute.doc.source ?? ""] : cells);
  });
  return [row(columns), `|${"---|".repeat(columns.length)}`, ...rows].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}

/** A type in words. */
export function kindOf(type: AttributeType): string {
  switch (type.kind) {
    case "string":
      return type.sensitive === true ? "string, sensitive" : "string";
    case "timestamp":
      return "RFC 3339 time";
    case "bool":
      return "bool";
    case "number":
      return numberKind(type);
    case "enum":
      return `one of ${type.values.map((value) => `\`${value}\``).join(", ")}`;
    case "reference":
      return `id of a ${type.to}`;
    case "set":
      return `set of ${type.of.kind === "reference" ? `ids of ${type.of.to}s` : kindOf(type.of)}`;
    case "list":
      return `list of ${kindOf(type.of)}s`;
    case "map":
      return `map of ${kindOf(type.of)}`;
    case "object":
      return "object";
  }
}

function numberKind({ min, integer }: AttributeType & { kind: "number" }): string {
  const bound = min === undefined ? "" : `, at least ${min}`;
  return `${integer === true ? "whole number" : "number"}${bound}`;
}

const MODES: Record<Mode, string> = {
  required: "required",
  optional: "optional",
  computed: "read-only",
  optional_computed: "optional",
};

function modeOf({ mode, onChange }: Attribute): string {
  return onChange === "replace" ? `${MODES[mode]}; a change replaces the object` : MODES[mode];
}

function defaultOf(attribute: Attribute): string {
  const { default: declared, absentValue, mode } = attribute;
  if (declared !== undefined) {
    return "lookup" in declared ? "ZIdentity itself" : code(declared.value);
  }
  if (absentValue !== undefined && mode !== "computed" && absentValue !== "") {
    return code(absentValue);
  }
  return mode === "optional_computed" ? "as the tenant has it" : "";
}

function code(value: KnownValue): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}
