import { escapeUnseen } from "../visible";

/**
 * TypeScript as data, and as text in the form that prettier leaves alone: 80 columns, and an object that is open stays
 * open. Only what an export needs.
 */
export type Code =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Code[]; readonly open: boolean }
  | { readonly kind: "object"; readonly entries: readonly Entry[]; readonly open: boolean }
  | { readonly kind: "call"; readonly callee: string; readonly args: readonly Code[] };

/** A property by the text of its key; `undefined` as value for one that is called like its variable. */
export type Entry = readonly [key: string, value: Code | undefined];

export const plain = (text: string): Code => ({ kind: "plain", text });
/** A literal of a text of the tenant. */
export const text = (value: string): Code => ({ kind: "text", text: quoted(value) });
export const list = (items: readonly Code[], open = false): Code => ({ kind: "list", items, open });
export const object = (entries: readonly Entry[], open = false): Code => ({
  kind: "object",
  entries,
  open,
});
export const call = (callee: string, ...args: readonly Code[]): Code => ({
  kind: "call",
  callee,
  args,
});

const WIDTH = 80;

/** The code as it stands at `column` of a line with this indent, with so many characters still to come on its last line. */
export function print(code: Code, indent: string, column: number, after: number): string {
  const flat = tryFlat(code);
  if (flat !== undefined && column + columns(flat) + after <= WIDTH) return flat;
  switch (code.kind) {
    case "plain":
    case "text":
      return code.text;
    case "list":
      return lines("[", code.items.map(itemAt(`${indent}  `)), "]", indent);
    case "object":
      return lines("{", code.entries.map(entryAt(`${indent}  `)), "}", indent);
    case "call":
      return printCall(code, indent, column, after);
  }
}

/** Two columns each: the letters of East Asia, and pictures. */
const WIDE =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Emoji_Presentation}\u{ff01}-\u{ff60}]/gu;

function columns(flat: string): number {
  const letters = flat.replace(/\p{Mn}/gu, "");
  return Array.from(letters).length + (letters.match(WIDE)?.length ?? 0);
}

/** On one line; undefined for what holds something that is open. */
function tryFlat(code: Code): string | undefined {
  switch (code.kind) {
    case "plain":
    case "text":
      return code.text;
    case "list":
      return code.open ? undefined : joined("[", code.items.map(tryFlat), "]");
    case "object": {
      if (code.open) return undefined;
      if (code.entries.length === 0) return "{}";
      return joined(
        "{ ",
        code.entries.map(([key, value]) => {
          const flat = value === undefined ? "" : tryFlat(value);
          return flat === undefined ? undefined : value === undefined ? key : `${key}: ${flat}`;
        }),
        " }",
      );
    }
    case "call":
      return joined(`${code.callee}(`, code.args.map(tryFlat), ")");
  }
}

function joined(
  before: string,
  parts: readonly (string | undefined)[],
  after: string,
): string | undefined {
  return parts.every((part) => part !== undefined)
    ? `${before}${parts.join(", ")}${after}`
    : undefined;
}

/** The last argument opens on the line of the call where the others fit there; otherwise each has a line of its own. */
function printCall(
  { callee, args }: Code & { kind: "call" },
  indent: string,
  column: number,
  after: number,
): string {
  const last = args.at(-1);
  const others = args.slice(0, -1).map(tryFlat);
  const head = joined(`${callee}(`, others, others.length > 0 ? ", " : "");
  if (
    (last?.kind === "object" || last?.kind === "list") &&
    head !== undefined &&
    column + columns(head) + 1 <= WIDTH
  )
    return `${head}${print(last, indent, WIDTH, after)})`;
  return lines(`${callee}(`, args.map(itemAt(`${indent}  `)), ")", indent);
}

function lines(before: string, inner: readonly string[], after: string, indent: string): string {
  return [before, ...inner, `${indent}${after}`].join("\n");
}

function itemAt(indent: string) {
  return (code: Code) => `${indent}${print(code, indent, indent.length, 1)},`;
}

function entryAt(indent: string) {
  return ([key, value]: Entry): string => {
    if (value === undefined) return `${indent}${key},`;
    const head = `${indent}${key}: `;
    const printed = print(value, indent, head.length, 1);
    // A text that is too long for the line of its key has the next one for itself, where that gains something.
    return value.kind === "text" && key.length > 4 && head.length + columns(printed) + 1 > WIDTH
      ? `${indent}${key}:\n${indent}  ${printed},`
      : `${head}${printed},`;
  };
}

/** Between the quotes that need fewer escapes. */
function quoted(value: string): string {
  const count = (mark: string) => value.split(mark).length - 1;
  const quote = count('"') > count("'") ? "'" : '"';
  const escaped = value
    .replaceAll("\\", "\\\\")
    .replaceAll(quote, `\\${quote}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return `${quote}${escapeUnseen(escaped, unicodeEscape)}${quote}`;
}

function unicodeEscape(codePoint: number): string {
  const hex = codePoint.toString(16);
  return codePoint > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}

/** The key of a property; in brackets where it would not be a key but a prototype. */
export function keyText(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}
