import type { Secret } from "../secret";
import type { GrantedToken } from "./token-request";

/** Seconds before its end at which a token is renewed: longer than a request and the clocks' difference. */
const MARGIN = 60;

/** Of a short-lived token, at most this part of its life is given up as margin. */
const LARGEST_MARGIN_SHARE = 0.5;

/** Seconds for which a token is kept whose server does not say how long it lives (RFC 6749 lets it). */
const UNSTATED_LIFETIME = 300;

/** The token of this process: asked for once, shared by parallel requests, renewed before it expires. */
export class TokenSource {
  readonly #request: () => Promise<GrantedToken>;
  readonly #clock: () => number;
  #current: { token: Secret; renewAt: number } | undefined;
  #pending: Promise<Secret> | undefined;

  constructor(request: () => Promise<GrantedToken>, clock: () => number) {
    this.#request = request;
    this.#clock = clock;
  }

  /** A failure is not kept: the next call asks again. */
  async get(): Promise<Secret> {
    if (this.#current !== undefined && this.#clock() < this.#current.renewAt)
      return this.#current.token;
    this.#pending ??= this.#renew().finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  /** Forgets this token, if it is still the current one: of many requests refused together, one renews. */
  drop(token: Secret): void {
    if (this.#current?.token === token) this.#current = undefined;
  }

  async #renew(): Promise<Secret> {
    // Counted from before the request, so that a slow answer does not lengthen the token's life.
    const asked = this.#clock();
    const { token, lifetime = UNSTATED_LIFETIME } = await this.#request();
    const margin = Math.min(MARGIN, lifetime * LARGEST_MARGIN_SHARE);
    this.#current = { token, renewAt: asked + (lifetime - margin) * 1000 };
    return token;
  }
}
