import { ApiError, type ApiFailure } from "./api-error";

/** 403: the API client may not do this, or hands out more than it holds itself. */
export class ForbiddenError extends ApiError {
  override readonly name = "ForbiddenError";

  constructor(failure: ApiFailure) {
    super(
      failure,
      "Check the roles of this API client: it needs the permission itself, and may not grant more than it holds.",
    );
  }
}
