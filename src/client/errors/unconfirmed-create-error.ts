/**
 * Something was to be created, the answer was lost, and a look at the tenant did not show that it was created
 * as asked. `cause` is the failure of the request.
 */
export class UnconfirmedCreateError extends Error {
  override readonly name = "UnconfirmedCreateError";

  /** `found` is what the look at the tenant showed, in whole sentences. */
  constructor(what: string, found: string, cause: Error) {
    super(
      `It is not certain whether ${what} was created. ${found} First failure: ${cause.message}`,
      {
        cause,
      },
    );
  }
}
