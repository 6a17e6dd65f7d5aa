/** An id that cannot stand in a path: it is empty, or would name another path. */
export class InvalidIdError extends Error {
  override readonly name = "InvalidIdError";

  constructor(parameter: string, value: string) {
    super(
      `${JSON.stringify(value)} cannot be the ${parameter} of a request. ` +
        `Ids are short strings such as "iadkfk65g07tr": give the id as the tenant lists it.`,
    );
  }
}
