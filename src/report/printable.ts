/**
 * Text of the tenant or of a declaration, safe on a terminal: control characters, escape sequences, marks that turn
 * the direction of writing and marks that nobody sees are shown as `\u{…}`. Line breaks stay.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

const UNPRINTABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
