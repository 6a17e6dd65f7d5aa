import { shownUrl, type Tried, triedNote } from "./text";

/** The connection broke before the answer was complete: whether the request was carried out is not known. */
export class ConnectionLostError extends Error {
  override readonly name = "ConnectionLostError";
  readonly url: string;

  constructor(
    readonly method: string,
    url: string,
    /** Such as `ECONNRESET`. */
    readonly code: string | undefined,
    cause: unknown,
    tried: Partial<Tried> = {},
  ) {
    const reason = code === undefined ? "" : ` (${code})`;
    const outcome =
      method === "GET"
        ? "Run again; if it repeats, check the network and any proxy on the way."
        : "Whether it was carried out is not known. Check the tenant, then run again.";
    super(
      `${method} ${shownUrl(url)}: the connection broke before the answer came${reason}.${triedNote(tried)} ${outcome}`,
      {
        cause,
      },
    );
    this.url = shownUrl(url);
  }
}
