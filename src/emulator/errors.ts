/** One field of a request and what is wrong with it. */
export interface ErrorDetail {
  readonly field: string;
  readonly reason: string;
}

/** Codes that the contract does not name are the embedded tenant's own; `RESOURCE_NOT_FOUND` is the contract's. */
const STATUS_OF_CODE = {
  INVALID_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  ESCALATION: 403,
  RESOURCE_NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_IN_USE: 409,
  PRECONDITION_FAILED: 412,
  INTERNAL_ERROR: 500,
} as const;

export type ErrorCode = keyof typeof STATUS_OF_CODE;

/** A refusal, as the contract words it: `{"code","message","details"?}` with the status of its code. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: readonly ErrorDetail[] = [],
  ) {
    super(message);
  }

  get status(): (typeof STATUS_OF_CODE)[ErrorCode] {
    return STATUS_OF_CODE[this.code];
  }

  get body(): { code: ErrorCode; message: string; details?: readonly ErrorDetail[] } {
    const { code, message, details } = this;
    return details.length === 0 ? { code, message } : { code, message, details };
  }
}

export function notFound(kind: string, id: string): ApiError {
  return new ApiError("RESOURCE_NOT_FOUND", `There is no ${kind} with id ${id}`);
}

/** 400 about particular fields. */
export function invalid(...details: readonly ErrorDetail[]): ApiError {
  const [first] = details;
  const summary = first === undefined ? "" : `: ${first.field} ${first.reason}`;
  return new ApiError("INVALID_REQUEST", `The request is not valid${summary}`, details);
}
