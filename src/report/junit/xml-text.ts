import { printable } from "../printable";

/**
 * Text in an XML 1.0 document, within an element or a quoted attribute. What XML forbids is shown as an escape, by
 * `printable` and here: control characters, halves of characters, and the two code points that are none.
 */
export function xmlText(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"'\n]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
