/**
 * Characters that nobody sees, or that turn a line around: control and format characters, private ones, unassigned
 * ones, and every space but the plain one. In an export they stand as escapes, so that a reviewer reads what is there.
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

export function isAllVisible(text: string): boolean {
  return text.search(UNSEEN) === -1;
}

/** The text with an escape in the place of what nobody sees. */
export function escapeUnseen(text: string, escape: (codePoint: number) => string): string {
  return text.replace(UNSEEN, (character) => escape(character.codePointAt(0) ?? 0));
}

/** `\u200f`, and `\U000e0001` beyond four digits: as YAML and HCL have it. */
export function longEscape(codePoint: number): string {
  const hex = codePoint.toString(16);
  return codePoint > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

/** A name for a comment: one line, all of it seen. */
export function inComment(text: string): string {
  const shown = escapeUnseen(text, longEscape);
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}
