import { shownUrl } from "./text";

/** A list changed between its pages each time that it was read, so nobody knows all of it. */
export class UnstableListError extends Error {
  override readonly name = "UnstableListError";
  readonly url: string;

  constructor(
    readonly method: string,
    url: string,
    readonly readings: number,
    /** What was seen, as a clause. */
    seen: string,
  ) {
    super(
      `${method} ${shownUrl(url)}: the list changed while it was read, ${readings} times in a row (${seen}). ` +
        `Run again when fewer changes are made to the tenant.`,
    );
    this.url = shownUrl(url);
  }
}
