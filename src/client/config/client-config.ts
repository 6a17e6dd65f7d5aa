import type { Secret } from "../secret";

/** How the client proves who it is: one of the two. */
export type Credential =
  | { readonly kind: "client_secret"; readonly secret: Secret }
  /** An RSA private key as PEM text. */
  | { readonly kind: "private_key"; readonly key: Secret };

export interface ProxyAddress {
  /** With user name and password, where it has them. */
  readonly url: Secret;
  /** Without. */
  readonly shown: string;
}

/** The way to the tenant. */
export interface Network {
  /** By the scheme of the address that is asked for. */
  readonly proxies: { readonly http?: ProxyAddress; readonly https?: ProxyAddress };
  /** Whether loopback addresses go through a proxy as well: only through one that was named for this client. */
  readonly proxyForLoopback: boolean;
  /** Hosts that are reached directly, as in `NO_PROXY`. */
  readonly noProxy: readonly string[];
  /** Certificate authorities (PEM) besides those of Node. */
  readonly ca?: readonly string[];
}

/** A configuration that has been checked. It can be printed: the secrets in it show as `(redacted)`. */
export interface ClientConfig {
  readonly clientId: string;
  readonly credential: Credential;
  readonly tokenUrl: string;
  /** With the API's path, without a slash at the end. */
  readonly apiUrl: string;
  readonly network: Network;
  /** At the most; undefined: as fast as the tenant announces. */
  readonly maxRequestsPerSecond?: number;
  readonly maxRetries: number;
  readonly requestTimeoutMs: number;
  /** The shortest and the longest wait before a retry. */
  readonly minWaitMs: number;
  readonly maxWaitMs: number;
}
