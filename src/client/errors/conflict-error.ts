import { ApiError } from "./api-error";

/** 409: the name is taken, the object is in use, or somebody else changed it at the same time. */
export class ConflictError extends ApiError {
  override readonly name = "ConflictError";
}
