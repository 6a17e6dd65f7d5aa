import { printable } from "../printable";

/**
 * A name as it is typed into the portal: a code span, in which nothing is markup, whatever it holds. A line break would
 * end the list that it stands in, so that it is shown.
 */
export function name(text: string): string {
  const line = oneLine(text);
  if (line === "") return "(empty)";
  const runs = [...line.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  // A renderer takes one space off at each end, where both ends have one.
  const padded = /^`|`$|^ .* $/.test(line) ? ` ${line} ` : line;
  return `${fence}${padded}${fence}`;
}

/** Foreign text within a sentence, with everything escaped that Markdown or HTML would take for markup. */
export function prose(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]<>&|~#]/g, "\\$&")
    .replace(/(https?|ftp):/gi, "$1\\:")
    .replace(/www\./gi, "www\\.");
}

/** A word of the portal. */
export function bold(word: string): string {
  return `**${word}**`;
}

/** `**Administration** > **Entitlements**` */
export function menu(...words: readonly string[]): string {
  return words.map(bold).join(" > ");
}

export function checkBox(text: string, depth = 0): string {
  return `${"  ".repeat(depth)}- [ ] ${text}`;
}

function oneLine(text: string): string {
  return printable(text).replace(/\n/g, "\\u{a}");
}
