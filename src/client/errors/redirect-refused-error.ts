import { requestIdNote, shownUrl } from "./text";

/** The server pointed elsewhere. Nothing is sent there: it would hand the token to another host. */
export class RedirectRefusedError extends Error {
  override readonly name = "RedirectRefusedError";
  readonly url: string;
  /** Where it pointed, without a query; undefined when it did not say. */
  readonly location: string | undefined;

  constructor(
    readonly method: string,
    url: string,
    readonly status: number,
    location: string | undefined,
    readonly requestId: string | undefined,
  ) {
    const target =
      location !== undefined && URL.canParse(location, url)
        ? shownUrl(new URL(location, url).href)
        : undefined;
    super(
      `${method} ${shownUrl(url)} answered ${status}, a redirect to ${target ?? "an unnamed address"}, which is not followed.` +
        `${requestIdNote(requestId)} Check base_url and token_url, and whether a proxy or a sign-in page answers in place of ZIdentity.`,
    );
    this.url = shownUrl(url);
    this.location = target;
  }
}
