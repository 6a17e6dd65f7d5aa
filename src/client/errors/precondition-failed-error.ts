import { ApiError } from "./api-error";

/** 412: the object has changed since it was read. */
export class PreconditionFailedError extends ApiError {
  override readonly name = "PreconditionFailedError";
}
