import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { type Random, randomUuid } from "./random";
import type { Handler } from "./request";

/**
 * One line a header on the wire, two or more to a name: two limiters answer, each with its own. The figures are
 * those of the wire facts and never move, unless a fault limits the callers.
 */
const UNMOVED: RateLines = {
  "x-ratelimit-limit": ["500, 500;w=1, 20000;w=60", "1000, 1000;w=1"],
  "x-ratelimit-remaining": ["495", "999"],
  "x-ratelimit-reset": ["1", "1"],
};

const RATE_HEADERS = ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"] as const;

/** The lines of each rate header, one a limiter. */
export type RateLines = Readonly<Record<(typeof RATE_HEADERS)[number], readonly string[]>>;

/** Over a socket the bindings are Node's; a call of the app without a listener has none. */
export interface EmulatorEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    /** Puts another handler in place of the operation's own, where faults want that. */
    around?: (handler: Handler) => Handler;
  };
}

/** Gives every answer, refusals included, the ids by which the vendor's support finds a request. */
export function requestIds(random: Random): MiddlewareHandler<EmulatorEnv> {
  return async (context, next) => {
    await next();
    context.res.headers.set("x-oneapi-request-id", randomUuid(random));
    context.res.headers.set("x-transaction-id", randomUuid(random));
  };
}

/** Gives every answer of the API the rate headers of a tenant that limits nobody. */
export const rateHeaders: MiddlewareHandler<EmulatorEnv> = async (context, next) => {
  await next();
  setRateHeaders(context, context.res, UNMOVED);
};

/**
 * Sends each rate header as several lines, in place of those that were set before. A `Headers` object would join them
 * before they reach the wire, so on a socket they are set on Node's response; without one, joining is what the
 * caller's `fetch` would have done anyway.
 */
export function setRateHeaders(
  context: Context<EmulatorEnv>,
  answer: Response,
  lines: RateLines,
): Response {
  const socket = responseOf(context.env);
  for (const name of RATE_HEADERS) {
    if (socket !== undefined) socket.setHeader(name, lines[name]);
    else answer.headers.set(name, lines[name].join(", "));
  }
  return answer;
}

/** For an answer that does not come from the tenant itself, such as a proxy's. */
export function clearRateHeaders(context: Context<EmulatorEnv>): void {
  for (const name of RATE_HEADERS) responseOf(context.env)?.removeHeader(name);
}

/** Without a listener there are no bindings at all, whatever hono's type says. */
function responseOf(
  bindings: Partial<HttpBindings> | undefined,
): HttpBindings["outgoing"] | undefined {
  return bindings?.outgoing;
}
