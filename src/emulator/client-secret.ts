import { createHash, timingSafeEqual } from "node:crypto";
import { inspect } from "node:util";

/** A secret of an API client. Its value shows in neither `util.inspect` nor JSON: only `reveal()` tells it. */
export class ClientSecret {
  readonly #value: string;

  constructor(
    readonly id: string,
    readonly clientId: string,
    /** ISO 8601. */
    readonly createdAt: string,
    value: string,
  ) {
    this.#value = value;
  }

  matches(candidate: string): boolean {
    return timingSafeEqual(digest(candidate), digest(this.#value));
  }

  /** For the state file, and for the one answer that tells a new secret to its maker. */
  reveal(): string {
    return this.#value;
  }

  [inspect.custom](): string {
    return `ClientSecret(${this.id})`;
  }
}

/** Digests have one length, which `timingSafeEqual` needs. */
function digest(value: string): Buffer {
  return createHash("sha256").update(value).digest();
}
