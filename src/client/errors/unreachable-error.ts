import { shownUrl } from "./text";

/** Where the connection failed: at the name, at the connection itself, at the certificate, or at a proxy that refused. */
export type UnreachableKind = "name" | "connection" | "certificate" | "proxy";

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
      "Check the address; where a proxy inspects TLS, set ca_file (or NODE_EXTRA_CA_CERTS) to the file of its certificate authority.",
  },
  proxy: {
    what: "the proxy refused to connect",
    check: "Check http_proxy, or HTTPS_PROXY and NO_PROXY, and the proxy's user name and password.",
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
    /** The proxy on the way, without user name and password. */
    readonly proxy?: string,
  ) {
    const { host } = new URL(url);
    const { what, check } = REASONS[kind];
    const through = proxy === undefined ? "" : ` through the proxy ${proxy}`;
    super(
      `${method} ${shownUrl(url)}: cannot reach ${host}${through}, ${what} (${code}). ${check}`,
      {
        cause,
      },
    );
    this.url = shownUrl(url);
    this.host = host;
  }
}
