import type { Clock } from "./clock";
import { type Random, randomText } from "./random";

/** As the wire facts have it. Seconds. */
export const DEFAULT_TOKEN_LIFETIME = 83_999;

/** Access tokens, in memory alone: they end with the process. */
export class TokenRegistry {
  readonly #tokens = new Map<string, { clientId: string; expiresAt: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly random: Random,
    /** Seconds. */
    readonly lifetime: number,
  ) {}

  issue(clientId: string): string {
    this.#forgetExpired();
    const token = randomText(this.random, 48);
    this.#tokens.set(token, { clientId, expiresAt: this.clock() + this.lifetime * 1000 });
    return token;
  }

  /** The client that a token was issued to; undefined for a token that is unknown or has expired. */
  clientOf(token: string): string | undefined {
    const entry = this.#tokens.get(token);
    return entry !== undefined && entry.expiresAt > this.clock() ? entry.clientId : undefined;
  }

  /** It is refused from now on, before its time. */
  revoke(token: string): void {
    this.#tokens.delete(token);
  }

  /** Seconds since it was issued; below any age for a token that is unknown. */
  ageOf(token: string, now: number): number {
    const entry = this.#tokens.get(token);
    return entry === undefined ? -Infinity : (now - entry.expiresAt) / 1000 + this.lifetime;
  }

  #forgetExpired(): void {
    const now = this.clock();
    for (const [token, { expiresAt }] of this.#tokens) {
      if (expiresAt <= now) this.#tokens.delete(token);
    }
  }
}

/** The token of an `Authorization` header; empty where it has none. */
export function bearerToken(authorization: string | undefined): string {
  return /^Bearer (?<token>\S+)$/i.exec(authorization ?? "")?.groups?.["token"] ?? "";
}
