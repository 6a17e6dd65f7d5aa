import { shownUrl } from "./text";

/** The run was stopped from outside while the request was under way or about to be sent. */
export class RequestAbortedError extends Error {
  override readonly name = "RequestAbortedError";
  readonly url: string;

  constructor(
    readonly method: string,
    url: string,
    /** The request had been sent and not been refused, so it may have been carried out. */
    readonly sent: boolean,
  ) {
    const unsure =
      sent && method !== "GET"
        ? " It had been sent: whether it was carried out is not known."
        : " Nothing was changed by it.";
    super(`${method} ${shownUrl(url)} was stopped, as asked.${unsure}`);
    this.url = shownUrl(url);
  }
}
