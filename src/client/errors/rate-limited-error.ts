import { ApiError, type ApiFailure } from "./api-error";

/** 429, after all retries: too many requests. */
export class RateLimitedError extends ApiError {
  override readonly name = "RateLimitedError";

  /** `attempts` counts every time that the request was sent. */
  constructor(
    failure: ApiFailure,
    readonly attempts: number,
  ) {
    super(
      failure,
      `It was sent ${attempts} time(s). Run with less parallelism, or raise max_retries or max_wait_seconds.`,
    );
  }
}
