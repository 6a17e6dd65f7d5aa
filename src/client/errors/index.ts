/**
 * One class for each failure that a caller can act on. Every message names method, URL and request id.
 * Holds no secret: neither in a message, nor in a field, nor in a cause.
 */
export { ApiError, type ApiFailure, type ErrorDetail } from "./api-error";
export { AuthenticationError } from "./authentication-error";
export { CacheRefusedError } from "./cache-refused-error";
export { CircuitOpenError } from "./circuit-open-error";
export { ConflictError } from "./conflict-error";
export { ConnectionLostError } from "./connection-lost-error";
export { ForbiddenError } from "./forbidden-error";
export { InvalidIdError } from "./invalid-id-error";
export { NotFoundError } from "./not-found-error";
export { OutdatedWriteError } from "./outdated-write-error";
export { PreconditionFailedError } from "./precondition-failed-error";
export { RateLimitedError } from "./rate-limited-error";
export { RedirectRefusedError } from "./redirect-refused-error";
export { RequestAbortedError } from "./request-aborted-error";
export { RequestTimeoutError } from "./request-timeout-error";
export { UnconfirmedCreateError } from "./unconfirmed-create-error";
export { UnexpectedAnswerError } from "./unexpected-answer-error";
export { UnreachableError } from "./unreachable-error";
export { UnstableListError } from "./unstable-list-error";
export { explainClientError } from "./explain";
