/**
 * The host did not answer for so long that nothing more is sent to it for a while. One error for everybody who
 * waits; `cause` is the failure that ended it, where it was thrown.
 */
export class CircuitOpenError extends Error {
  override readonly name = "CircuitOpenError";

  constructor(
    readonly host: string,
    /** How many requests in a row failed. */
    readonly failures: number,
    /** One sentence on the last failure. */
    last: string,
    cause?: Error,
  ) {
    super(
      `${host} does not answer: ${failures} request(s) in a row failed, so nothing more is sent to it. ` +
        `The last failure: ${last} Run again when it answers; what was done until now stays done.`,
      { cause },
    );
  }
}
