import { PreconditionFailedError } from "./errors";

/** So many refusals of one tag, with waits between, and it is no tag of what is written. */
const TELLING_REFUSALS = 3;

/**
 * Whether the tag of a list guards a write to one of its records. Nobody says so: a tenant may tag a list for caches
 * alone, and refuse every write that names the tag. Such a tag stays what it was while the writes are refused.
 */
export class ListTags {
  #fit = true;
  readonly #refusals = new Map<string, number>();

  /** The tag to send as `If-Match`. */
  guard(etag: string | undefined): string | undefined {
    return this.#fit ? etag : undefined;
  }

  /** A write that named this tag failed. */
  failed(etag: string | undefined, error: unknown): void {
    if (etag === undefined || !(error instanceof PreconditionFailedError)) return;
    const times = (this.#refusals.get(etag) ?? 0) + 1;
    this.#refusals.set(etag, times);
    if (times >= TELLING_REFUSALS) this.#fit = false;
  }

  /** A write that named this tag was carried out. */
  worked(etag: string | undefined): void {
    if (etag !== undefined) this.#refusals.clear();
  }
}
