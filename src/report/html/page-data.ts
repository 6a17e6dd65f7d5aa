import type { AccessDocument } from "../access-document";
import type { AccessMap } from "./lay-out-map";

/** What stands in the page for its script. */
export interface PageData {
  readonly document: AccessDocument;
  readonly map: AccessMap;
}

/**
 * JSON that cannot end the element it stands in, whatever the names in it are: `<` and `>` open and close nothing, and
 * line separators that older scripts take for line breaks are escaped. It stays the same JSON.
 */
export function embeddedJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
