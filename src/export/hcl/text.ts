import { escapeUnseen, longEscape } from "../visible";

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** A text between quotes that means itself and is no template: `${` is `$${` there, and `%{` is `%%{`. */
export function hclText(text: string): string {
  const escaped = text
    .replace(/["\\\n\r\t]/g, (character) => ESCAPES.get(character) ?? character)
    .replace(/[$%](?=\{)/g, "$&$&");
  return `"${escapeUnseen(escaped, longEscape)}"`;
}
