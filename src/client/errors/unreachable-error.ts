import { shownUrl } from "./text";

/** Where the connection failed: at the name, at the connection itself, or at the certificate. */
export type UnreachableKind = "name" | "connection" | "certificate";

const REASONS: Record<UnreachableKind, { what: string; check: string }> = {
  name: {
    what: "its name cannot be resolved",
    check:
      "Check vanity_domain, zscaler_cloud, base_url and token_url, and the DNS of this machine.",
  },
  connection: {
    what: "no connection could be made",
    check:
      "Check base_url and token_url, that the server runs, and that no firewall is in the way.",
  },
  certificate: {
    what: "its certificate is not accepted",
    check:
      "Check the address; where a proxy inspects TLS, set NODE_EXTRA_CA_CERTS to the file of its certificate authority.",
  },
};

/** The host could not be reached; the request was not sent. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
  readonly url: string;
  readonly host: string;

  constructor(
    readonly method: string,
    url: string,
    readonly kind: UnreachableKind,
    /** Such as `ENOTFOUND`. */
    readonly code: string,
    cause: unknown,
  ) {
    const { host } = new URL(url);
    const { what, check } = REASONS[kind];
    super(`${method} ${shownUrl(url)}: cannot reach ${host}, ${what} (${code}). ${check}`, {
      cause,
    });
    this.url = shownUrl(url);
    this.host = host;
  }
}
