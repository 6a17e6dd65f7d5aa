import { shownUrl, type Tried, triedNote } from "./text";

/** No complete answer came in time: whether the request was carried out is not known. */
export class RequestTimeoutError extends Error {
  override readonly name = "RequestTimeoutError";
  readonly url: string;

  constructor(
    readonly method: string,
    url: string,
    readonly timeoutMs: number,
    cause?: unknown,
    tried: Partial<Tried> = {},
  ) {
    const unsure = method === "GET" ? "" : " Whether it was carried out is not known.";
    super(
      `${method} ${shownUrl(url)}: no complete answer within ${timeoutMs / 1000} s.${triedNote(tried)}${unsure} ` +
        `Run again, or raise request_timeout.`,
      { cause },
    );
    this.url = shownUrl(url);
  }
}
