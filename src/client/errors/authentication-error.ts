import { oneLine, requestIdNote, shownUrl } from "./text";

export interface AuthenticationFailure {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestId?: string;
  /** What the vendor said, with every credential taken out. */
  readonly vendorError?: string;
  /** Whole sentences: what to check. */
  readonly advice: string;
}

/** No token was given for these credentials, or the API does not accept the one that was given. */
export class AuthenticationError extends Error {
  override readonly name = "AuthenticationError";
  readonly url: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly vendorError: string | undefined;

  constructor({ method, url, status, requestId, vendorError, advice }: AuthenticationFailure) {
    const said =
      vendorError === undefined ? "" : `: ${oneLine(vendorError, 300).replace(/\.$/, "")}`;
    super(
      `Authentication failed: ${method} ${shownUrl(url)} answered ${status}${said}.` +
        `${requestIdNote(requestId)} ${advice}`,
    );
    this.url = shownUrl(url);
    this.status = status;
    this.requestId = requestId;
    this.vendorError = vendorError;
  }
}
