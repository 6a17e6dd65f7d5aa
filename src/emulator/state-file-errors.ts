const MEND =
  "Nothing was changed. Move the file away (or name another) to start from the seed, or restore a good copy.";

/** The state file is there but is not a state that this build can read. The file is left alone. */
export class StateFileBrokenError extends Error {
  override readonly name = "StateFileBrokenError";

  constructor(
    readonly path: string,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`The state file ${path} cannot be used: ${reason}. ${MEND}`, options);
  }
}

/** The system refuses the state file; its own error is the cause. */
export class StateFileAccessError extends Error {
  override readonly name = "StateFileAccessError";

  constructor(
    readonly path: string,
    readonly operation: "read" | "written",
    override readonly cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The state file ${path} cannot be ${operation}: ${reason}`, { cause });
  }
}

/** The state file was written by a newer build. The file is left alone. */
export class StateFileVersionError extends Error {
  override readonly name = "StateFileVersionError";

  constructor(
    readonly path: string,
    readonly version: number,
    readonly supported: number,
  ) {
    super(
      `The state file ${path} has version ${version}; this build reads version ${supported}. ` +
        `Use a newer build. ${MEND}`,
    );
  }
}
