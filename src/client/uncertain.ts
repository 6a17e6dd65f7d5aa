import {
  ApiError,
  ConnectionLostError,
  RequestTimeoutError,
  UnexpectedAnswerError,
} from "./errors";
import { isGatewayFailure } from "./http";

/** Nobody knows whether the request was carried out. */
export function mayHaveHappened(error: unknown): error is Error {
  if (error instanceof RequestTimeoutError || error instanceof ConnectionLostError) return true;
  if (error instanceof ApiError) return error.status >= 500;
  return error instanceof UnexpectedAnswerError && (error.status >= 500 || error.status < 300);
}

/** It may have been carried out, and what stood in the way is likely to pass. */
export function isPassing(error: unknown): error is Error {
  if (!mayHaveHappened(error)) return false;
  if (error instanceof ApiError) return isGatewayFailure(error.status);
  if (error instanceof UnexpectedAnswerError)
    return error.status < 300 || isGatewayFailure(error.status);
  return true;
}
