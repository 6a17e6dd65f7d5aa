import { printable } from "../printable";

/** The longest message; hosts cut or refuse what is much longer. */
const LONGEST = 4_000;

/**
 * Text of a SARIF message. Braces are doubled, because `{0}` stands for an argument there, and `](` is parted, because
 * `[text](place)` is a link even in plain text: no name becomes either.
 */
export function sarifText(text: string): string {
  const shown = printable(text);
  const cut =
    shown.length <= LONGEST
      ? shown
      : `${shown.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, "")}…`;
  return cut.replaceAll("](", "] (").replaceAll("{", "{{").replaceAll("}", "}}");
}
