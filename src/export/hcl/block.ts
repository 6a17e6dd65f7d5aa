import { hclText } from "./text";

/** An expression of HCL: `zidentity_role.desk.id`, or a text with its quotes. */
export type Expression = string;

/** A value of an attribute; a map and a list stand on several lines. */
export type HclValue =
  | Expression
  | { readonly map: readonly (readonly [key: string, text: string])[] }
  | { readonly list: readonly Expression[] };

export type HclAttribute = readonly [name: string, value: HclValue | undefined];

/** A block as `terraform fmt` leaves it; what is undefined is left out. */
export function block(head: string, attributes: readonly HclAttribute[]): string {
  return [`${head} {`, ...attributeLines(attributes, "  "), "}", ""].join("\n");
}

const WIDTH = 100;

/** Of lines that follow one another the equals signs are aligned; one that opens several lines stands for itself. */
export function attributeLines(
  attributes: readonly HclAttribute[],
  indent: string,
): readonly string[] {
  const lines: string[] = [];
  let run: [string, string][] = [];
  const endRun = () => {
    lines.push(...aligned(run, indent));
    run = [];
  };
  for (const [name, value] of attributes) {
    if (value === undefined) continue;
    const single = onOneLine(value, name.length + indent.length);
    if (single !== undefined) {
      run.push([name, single]);
      continue;
    }
    endRun();
    lines.push(...manyLines(name, value, indent));
  }
  endRun();
  return lines;
}

function onOneLine(value: HclValue, before: number): string | undefined {
  if (typeof value === "string") return value;
  if ("map" in value) return undefined;
  const line = `[${value.list.join(", ")}]`;
  return before + 3 + line.length <= WIDTH ? line : undefined;
}

function manyLines(name: string, value: HclValue, indent: string): readonly string[] {
  if (typeof value === "string") return [`${indent}${name} = ${value}`];
  if ("list" in value) {
    const items = value.list.map((item) => `${indent}  ${item},`);
    return [`${indent}${name} = [`, ...items, `${indent}]`];
  }
  const entries = value.map.map(([key, text]): [string, string] => [mapKey(key), hclText(text)]);
  return [`${indent}${name} = {`, ...aligned(entries, `${indent}  `), `${indent}}`];
}

function mapKey(key: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(key) ? key : hclText(key);
}

function aligned(
  entries: readonly (readonly [string, string])[],
  indent: string,
): readonly string[] {
  const longest = Math.max(0, ...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${indent}${name.padEnd(longest)} = ${value}`);
}
