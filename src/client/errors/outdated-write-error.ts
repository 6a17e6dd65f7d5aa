import { shownUrl } from "./text";

/** A write was not sent: what it was derived from is too old by now. Whoever derived it reads again. */
export class OutdatedWriteError extends Error {
  override readonly name = "OutdatedWriteError";

  constructor(method: string, url: string) {
    super(`${method} ${shownUrl(url)} was not sent: what it was derived from is too old.`);
  }
}
