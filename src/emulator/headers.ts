import type { HttpBindings } from "@hono/node-server";
import type { MiddlewareHandler } from "hono";
import { type Random, randomUuid } from "./random";

/**
 * One line a header on the wire, two or more to a name: two limiters answer, each with its own. The figures are
 * those of the wire facts and never move, because nothing is limited here.
 */
const RATE_HEADERS = [
  ["x-ratelimit-limit", ["500, 500;w=1, 20000;w=60", "1000, 1000;w=1"]],
  ["x-ratelimit-remaining", ["495", "999"]],
  ["x-ratelimit-reset", ["1", "1"]],
] as const;

/** Over a socket the bindings are Node's; a call of the app without a listener has none. */
export interface EmulatorEnv {
  Bindings: Partial<HttpBindings>;
}

/** Gives every answer, refusals included, the ids by which the vendor's support finds a request. */
export function requestIds(random: Random): MiddlewareHandler<EmulatorEnv> {
  return async (context, next) => {
    await next();
    context.res.headers.set("x-oneapi-request-id", randomUuid(random));
    context.res.headers.set("x-transaction-id", randomUuid(random));
  };
}

/**
 * Sends each rate header as several lines. A `Headers` object would join them before they reach the wire, so on a
 * socket they are set on Node's response; without one, joining is what the caller's `fetch` would have done anyway.
 */
export const rateHeaders: MiddlewareHandler<EmulatorEnv> = async (context, next) => {
  await next();
  const socket = responseOf(context.env);
  for (const [name, lines] of RATE_HEADERS) {
    if (socket !== undefined) socket.setHeader(name, lines);
    else for (const line of lines) context.res.headers.append(name, line);
  }
};

/** Without a listener there are no bindings at all, whatever hono's type says. */
function responseOf(
  bindings: Partial<HttpBindings> | undefined,
): HttpBindings["outgoing"] | undefined {
  return bindings?.outgoing;
}
