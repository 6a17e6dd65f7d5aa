import { formatPath, type Path } from "../../diagnostics";

/**
 * Bytes that are not what the protocol or the schema says, or a value that does not fit its type. Both mean a bug in
 * one of the two programs, or a damaged state file, so a user can only report it.
 * The message names types and places, never a value: a value may be a secret.
 */
export class WireFormatError extends Error {
  override readonly name = "WireFormatError";

  constructor(
    readonly problem: string,
    readonly path: Path = [],
  ) {
    super(path.length === 0 ? problem : `${formatPath(path)}: ${problem}`);
  }
}
