import { printable } from "../printable";

/** Text within an element or a quoted attribute of HTML. */
export function htmlText(text: string): string {
  return printable(text).replace(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
