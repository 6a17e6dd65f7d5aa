import { NotFoundError } from "./errors";

/** ZIdentity itself said that the object does not exist, as opposed to an address that it does not know. */
export function isGone(error: unknown): error is NotFoundError {
  return error instanceof NotFoundError && error.code === "RESOURCE_NOT_FOUND";
}
