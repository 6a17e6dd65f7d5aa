import { oneLine, requestIdNote, shownUrl, type Tried, triedNote } from "./text";

/** What is wrong with one field of a request. */
export interface ErrorDetail {
  readonly field?: string;
  readonly reason: string;
}

/** An answer that is not a success. */
export interface ApiFailure extends Partial<Tried> {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  /** `x-oneapi-request-id`, else `x-transaction-id`: what the vendor's support asks for. */
  readonly requestId?: string;
  /** The vendor's code, such as `RESOURCE_NOT_FOUND`. */
  readonly code?: string;
  readonly vendorMessage?: string;
  readonly details: readonly ErrorDetail[];
}

/** The API answered with a status that is not a success. Subclasses stand for the statuses that a caller acts on. */
export class ApiError extends Error {
  override readonly name: string = "ApiError";
  readonly method: string;
  /** Without its query. */
  readonly url: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly code: string | undefined;
  readonly vendorMessage: string | undefined;
  readonly details: readonly ErrorDetail[];

  /** `advice`: whole sentences for the reader, set after the facts. */
  constructor(failure: ApiFailure, advice = "") {
    super(describe(failure) + (advice === "" ? "" : ` ${advice}`));
    this.method = failure.method;
    this.url = shownUrl(failure.url);
    this.status = failure.status;
    this.requestId = failure.requestId;
    this.code = failure.code;
    this.vendorMessage = failure.vendorMessage;
    this.details = failure.details;
  }
}

function describe(failure: ApiFailure): string {
  const { method, url, status, requestId, code, vendorMessage, details } = failure;
  const vendor = [code, vendorMessage].filter((part) => part !== undefined).join(": ");
  const fields = details
    .map(({ field, reason }) => (field === undefined ? reason : `${field}: ${reason}`))
    .join("; ");
  const said = [vendor, fields].filter((part) => part !== "").join(" — ");
  const quoted = said === "" ? "." : `: ${oneLine(said, 600).replace(/\.?$/, ".")}`;
  return `${method} ${shownUrl(url)} answered ${status}${quoted}${requestIdNote(requestId)}${triedNote(failure)}`;
}
