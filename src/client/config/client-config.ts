import type { Secret } from "../secret";

/** How the client proves who it is: one of the two. */
export type Credential =
  | { readonly kind: "client_secret"; readonly secret: Secret }
  /** An RSA private key as PEM text. */
  | { readonly kind: "private_key"; readonly key: Secret };

/** A configuration that has been checked. It can be printed: the secrets in it show as `(redacted)`. */
export interface ClientConfig {
  readonly clientId: string;
  readonly credential: Credential;
  readonly tokenUrl: string;
  /** With the API's path, without a slash at the end. */
  readonly apiUrl: string;
  readonly maxRetries: number;
  readonly requestTimeoutMs: number;
  /** The shortest and the longest wait before a retry. */
  readonly minWaitMs: number;
  readonly maxWaitMs: number;
}
