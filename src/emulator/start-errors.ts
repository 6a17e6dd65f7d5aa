/** Another program listens on the port. */
export class PortInUseError extends Error {
  override readonly name = "PortInUseError";

  constructor(
    readonly host: string,
    readonly port: number,
    options?: ErrorOptions,
  ) {
    super(
      `Port ${port} on ${host} is in use. Choose another port, 0 for any free one, or stop the other program.`,
      options,
    );
  }
}

/** The embedded tenant knows its secrets from a seed, so it listens on loopback addresses alone. */
export class NotLoopbackError extends Error {
  override readonly name = "NotLoopbackError";

  constructor(readonly host: string) {
    super(
      `${host} is not a loopback address. The embedded tenant listens on 127.0.0.1, ::1 or localhost.`,
    );
  }
}
