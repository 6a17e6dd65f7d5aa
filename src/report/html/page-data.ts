import type { AccessDocument } from "../access-document";
import type { AccessMap } from "./lay-out-map";

/** What stands in the page for its script. */
export interface PageData {
  readonly document: AccessDocument;
  readonly map: AccessMap;
}

/**
 * JSON that cannot end the element it stands in, whatever the names in it are: `<` and `>` open and close nothing, and
 * marks that turn the direction of writing do not mislead whoever reads the file itself. It stays the same JSON.
 */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
