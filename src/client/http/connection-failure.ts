import { ConnectionLostError } from "../errors/connection-lost-error";
import { RequestTimeoutError } from "../errors/request-timeout-error";
import { UnreachableError, type UnreachableKind } from "../errors/unreachable-error";
import type { Tried } from "../errors/text";
import { isObject } from "../is-object";

/** Failures after which it is certain that nothing was sent. */
const NOT_SENT: Readonly<Record<string, UnreachableKind>> = {
  ENOTFOUND: "name",
  EAI_AGAIN: "name",
  ECONNREFUSED: "connection",
  EHOSTUNREACH: "connection",
  ENETUNREACH: "connection",
  EADDRNOTAVAIL: "connection",
  UND_ERR_CONNECT_TIMEOUT: "connection",
  CERT_HAS_EXPIRED: "certificate",
  CERT_NOT_YET_VALID: "certificate",
  CERT_REVOKED: "certificate",
  CERT_UNTRUSTED: "certificate",
  CERT_SIGNATURE_FAILURE: "certificate",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate",
  UNABLE_TO_GET_ISSUER_CERT: "certificate",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate",
};

const NO_ANSWER_IN_TIME: ReadonlySet<string> = new Set([
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
]);

const BAD_PORT = "bad port";

interface Sent extends Partial<Tried> {
  readonly method: string;
  readonly url: string;
  readonly timeoutMs: number;
  /** The proxy on the way, as it can be shown. */
  readonly proxy?: string | undefined;
}

/** What undici says where a proxy does not open a tunnel. */
const TUNNEL_REFUSED = /Proxy response \((?<status>\d{3})\)/;

/** What `fetch` threw, as the error that says what the caller may do next. */
export function connectionFailure(error: unknown, sent: Sent): Error {
  const { method, url, timeoutMs, proxy } = sent;
  const refused = chainOf(error).flatMap(({ message }) =>
    typeof message === "string" ? (TUNNEL_REFUSED.exec(message)?.groups?.["status"] ?? []) : [],
  )[0];
  // The thrown error is left out: it may hold what was sent to the proxy.
  if (refused !== undefined)
    return new UnreachableError(method, url, "proxy", refused, undefined, proxy);
  const codes = chainOf(error).flatMap(({ code }) => (typeof code === "string" ? [code] : []));
  for (const code of codes) {
    // OpenSSL's protocol failures, such as a server that speaks plain http, have one code each.
    const kind = NOT_SENT[code] ?? (/^ERR_SSL_/.test(code) ? "certificate" : undefined);
    if (kind !== undefined) return new UnreachableError(method, url, kind, code, error, proxy);
    if (NO_ANSWER_IN_TIME.has(code))
      return new RequestTimeoutError(method, url, timeoutMs, error, sent);
  }
  // A port that `fetch` never connects to, such as 1 or 6000, is refused without a code.
  if (chainOf(error).some(({ message }) => message === BAD_PORT))
    return new UnreachableError(method, url, "connection", BAD_PORT, error, proxy);
  return new ConnectionLostError(method, url, codes[0], error, sent);
}

/**
 * `fetch` hides the reason as the cause of a TypeError, and there may be others below it: the error and all that
 * caused it. Told by their properties, since an error of another realm (a test, a vm) is no `instanceof Error`.
 */
function chainOf(error: unknown, depth = 0): readonly Readonly<Record<string, unknown>>[] {
  if (!isObject(error) || depth > 5) return [];
  const { cause, errors } = error;
  const several: readonly unknown[] = Array.isArray(errors) ? errors : [];
  return [error, ...[cause, ...several].flatMap((below) => chainOf(below, depth + 1))];
}
