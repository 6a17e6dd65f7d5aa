import { ApiError, type ApiFailure } from "./api-error";

/** 429, after all retries: too many requests. */
export class RateLimitedError extends ApiError {
  override readonly name = "RateLimitedError";

  /** Counts every time that the request was sent. */
  readonly attempts: number;

  constructor(failure: ApiFailure) {
    super(failure, "Run with less parallelism, or raise max_retries or max_wait_seconds.");
    this.attempts = failure.attempts ?? 1;
  }
}
