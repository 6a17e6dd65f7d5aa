import { Document, visit } from "yaml";
import { resourceNamed } from "../../resources";
import { grantsRoles, holdsLevels } from "../definition-kinds";
import type { ManifestResource } from "../format";

/** Characters that nobody sees, or that turn the direction of writing: written as escapes. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]/u;

/** Declarations as sections of a desired state in YAML; empty for none. */
export function fragmentYaml(
  resources: readonly Pick<ManifestResource, "type" | "declares">[],
): string {
  const sections = new Map<string, object[]>();
  for (const { type, declares } of resources) {
    const section = sectionOf(type);
    const items = sections.get(section) ?? [];
    sections.set(section, [...items, declares]);
  }
  const order = SECTIONS.flatMap((name) => {
    const items = sections.get(name);
    return items === undefined ? [] : [[name, items] as const];
  });
  return order.length === 0 ? "" : valueYaml(Object.fromEntries(order));
}

/** A plain value as YAML, whatever characters its texts have. */
export function valueYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === "string" && UNSEEN.test(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
  // They stand within double quotes alone, where an escape means the same.
  return document
    .toString({ lineWidth: 0 })
    .replace(new RegExp(UNSEEN, "gu"), (mark) => (mark === "\n" ? mark : escaped(mark)));
}

function escaped(mark: string): string {
  const code = mark.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

const SECTIONS = ["roles", "assignments", "entitlements"] as const;

function sectionOf(type: string): (typeof SECTIONS)[number] {
  const definition = resourceNamed(type);
  if (definition !== undefined && holdsLevels(definition)) return "roles";
  return definition !== undefined && grantsRoles(definition) ? "assignments" : "entitlements";
}
