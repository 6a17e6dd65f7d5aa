/**
 * Whether a stream shows colours: on a terminal that can, and not where `NO_COLOR` holds anything. Neither `CI` nor
 * `FORCE_COLOR` makes them appear elsewhere: what is piped or kept is read by programs.
 */
export function showsColours(
  stream: { readonly isTTY?: boolean },
  env: NodeJS.ProcessEnv,
): boolean {
  return drawsLines(stream, env) && (env["NO_COLOR"] ?? "") === "";
}

/** Whether a line on it may be written over: that of a terminal that knows how. Of other streams Node tells nothing. */
export function drawsLines(
  { isTTY }: { readonly isTTY?: boolean },
  env: NodeJS.ProcessEnv,
): boolean {
  return isTTY === true && env["TERM"] !== "dumb";
}
