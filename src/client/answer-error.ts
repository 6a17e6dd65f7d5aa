import { CapabilityMissingError, OPERATIONS, type OperationId } from "../tenant";
import {
  ApiError,
  type ApiFailure,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  RateLimitedError,
} from "./errors";
import { type HttpAnswer, notJsonAnswer, readVendorError, tryJson } from "./http";

/**
 * The error that an answer without success stands for. An assumed operation that is answered with 404 without an
 * error of ZIdentity's own, 405 or 501 is one that this tenant does not offer.
 */
export function answerError(answer: HttpAnswer, operation?: OperationId): Error {
  const vendor = readVendorError(answer);
  if (operation !== undefined && isMissing(operation, answer.status, vendor.own))
    return new CapabilityMissingError(operation, answer.status);
  const failure: ApiFailure = {
    method: answer.method,
    url: answer.url,
    status: answer.status,
    details: vendor.details,
    attempts: answer.attempts,
    tookMs: answer.tookMs,
    ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
    ...(vendor.code === undefined ? {} : { code: vendor.code }),
    ...(vendor.message === undefined ? {} : { vendorMessage: vendor.message }),
  };
  if (answer.status === 429) return new RateLimitedError(failure);
  if (answer.text.trim() !== "" && tryJson(answer.text) === undefined) return notJsonAnswer(answer);
  switch (answer.status) {
    case 403:
      return new ForbiddenError(failure);
    case 404:
      return vendor.own ? new NotFoundError(failure) : new ApiError(failure);
    case 409:
      return new ConflictError(failure);
    case 412:
      return new PreconditionFailedError(failure);
    default:
      return new ApiError(failure);
  }
}

function isMissing(operation: OperationId, status: number, own: boolean): boolean {
  if (OPERATIONS[operation].availability !== "assumed") return false;
  return status === 405 || status === 501 || (status === 404 && !own);
}
