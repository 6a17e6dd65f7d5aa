import type { ErrorDetail } from "../errors/api-error";
import { isObject } from "../is-object";
import { type HttpAnswer, tryJson } from "./answer";

export interface VendorError {
  readonly code?: string;
  readonly message?: string;
  readonly details: readonly ErrorDetail[];
  /** It has the form of ZIdentity's own errors: a code and a message. */
  readonly own: boolean;
}

type ReadText = (value: unknown) => string | undefined;

/**
 * Reads `{"code","message","details"?}`, and the `{"error","error_description"}` of the token address.
 * Credentials that the answer echoes are taken out.
 */
export function readVendorError(answer: Pick<HttpAnswer, "text" | "redact">): VendorError {
  const body = tryJson(answer.text);
  if (!isObject(body)) return { details: [], own: false };
  const text: ReadText = (value) =>
    typeof value === "string" && value !== "" ? answer.redact(value) : undefined;
  const code = text(body["code"]);
  const message = text(body["message"]);
  const shownCode = code ?? text(body["error"]) ?? text(body["errorCode"]);
  const shownMessage = message ?? text(body["error_description"]) ?? text(body["errorMessage"]);
  return {
    ...(shownCode === undefined ? {} : { code: shownCode }),
    ...(shownMessage === undefined ? {} : { message: shownMessage }),
    details: readDetails(body["details"], text),
    own: code !== undefined && message !== undefined,
  };
}

/** What the vendor said, in one line: `invalid_client: The client secret is wrong`. */
export function vendorErrorLine(answer: Pick<HttpAnswer, "text" | "redact">): {
  vendorError?: string;
} {
  const { code, message } = readVendorError(answer);
  const said = [code, message].filter((part) => part !== undefined).join(": ");
  return said === "" ? {} : { vendorError: said };
}

function readDetails(value: unknown, text: ReadText): readonly ErrorDetail[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (!isObject(entry)) return [];
    const field = text(entry["field"]);
    const reason = text(entry["reason"]);
    if (reason === undefined) return [];
    return [field === undefined ? { reason } : { field, reason }];
  });
}
