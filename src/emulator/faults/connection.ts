import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Call, Effect } from "./effect";
import type { FaultOf } from "./fault-kinds";

export function reset({ when }: FaultOf<"reset">): Effect {
  return when === "before" ? { instead: cut } : { after: cut };
}

/** The caller sees `ECONNRESET`. Errors: without a listener there is no connection. */
function cut({ context }: Call): Response {
  bindingsOf(context.env).incoming.socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
}

/**
 * Sends the head of an answer and a part of its body, announced as `length` bytes, and closes the connection.
 * Errors: without a listener there is no connection.
 */
export function breakOff(
  context: Call["context"],
  { status, headers }: Pick<Response, "status" | "headers">,
  part: Uint8Array,
  length: number,
): Response {
  const { outgoing } = bindingsOf(context.env);
  outgoing.writeHead(status, { ...Object.fromEntries(headers), "content-length": length });
  outgoing.write(part, () => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
}

/** Whether an answer stands for a connection that was cut. */
export function isCut(answer: Response): boolean {
  return answer === RESPONSE_ALREADY_SENT;
}

/** A call of the app without a listener has no bindings at all, whatever hono's type says. */
function bindingsOf(bindings: Partial<HttpBindings> | undefined): HttpBindings {
  const { incoming, outgoing } = bindings ?? {};
  if (incoming !== undefined && outgoing !== undefined) return { incoming, outgoing };
  throw new Error("A connection can only be cut over a socket: use startEmulator");
}
