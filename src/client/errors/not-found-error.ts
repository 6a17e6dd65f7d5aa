import { ApiError } from "./api-error";

/** 404 with an error of ZIdentity's own: the operation exists, the object does not. */
export class NotFoundError extends ApiError {
  override readonly name = "NotFoundError";
}
