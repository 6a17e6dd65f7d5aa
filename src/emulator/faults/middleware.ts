import type { MiddlewareHandler } from "hono";
import { API_PATH, OPERATION_IDS, OPERATIONS } from "../../tenant";
import type { Clock } from "../clock";
import type { EmulatorEnv } from "../headers";
import type { Handler } from "../request";
import type { TenantStore } from "../store";
import { TOKEN_PATH } from "../token-endpoint";
import { bearerToken, type TokenRegistry } from "../tokens";
import { isCut } from "./connection";
import type { Call, Fired } from "./effect";
import type { FaultInjector } from "./injector";
import { type Target, TOKEN } from "./selection";

export interface Disturbed {
  readonly store: TenantStore;
  readonly tokens: TokenRegistry;
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Lets the faults in force have their way with every request of the API and of the token endpoint. Which of them hit
 * a request is settled when it arrives, so that the order of arrival is all that counts.
 */
export function disturb(
  faults: FaultInjector,
  { store, tokens, clock, pause }: Disturbed,
): MiddlewareHandler<EmulatorEnv> {
  return async (context, next) => {
    const target = targetOf(context.req.method, context.req.path);
    if (target === undefined) return next();
    const token = bearerToken(context.req.header("authorization"));
    const query = new URL(context.req.url).searchParams;
    const caller = tokens.clientOf(token);
    const call: Call = { context, target, query, token, caller, tokens, now: clock, pause };
    const fired = faults.fire(call);

    const wait = fired.reduce((sum, { effect, chance }) => sum + (effect.delay?.(chance) ?? 0), 0);
    if (wait > 0) await pause(wait);
    for (const { effect } of fired) {
      const answer = effect.instead?.(call);
      if (answer !== undefined) return answer;
    }
    context.set("around", (handler) =>
      witnessed(wrapped(handler, fired, call), faults, store, clock),
    );
    await next();
    for (const { effect } of fired) {
      if (effect.after === undefined) continue;
      const answer = await effect.after(call, context.res);
      // Only so: an answer that is put in the place of another takes over its headers.
      context.res = undefined;
      context.res = answer;
      if (isCut(answer)) return undefined;
    }
    return undefined;
  };
}

/** The first fault is the outermost. */
function wrapped(handler: Handler, fired: readonly Fired[], call: Call): Handler {
  return fired.reduceRight<Handler>(
    (inner, { effect }) => effect.around?.(inner, call) ?? inner,
    handler,
  );
}

/** Tells those who want to know what the tenant was before a write that was carried out. */
function witnessed(
  handler: Handler,
  faults: FaultInjector,
  store: TenantStore,
  clock: Clock,
): Handler {
  return (request) => {
    const witnesses = request.method === "GET" ? [] : faults.witnesses();
    if (witnesses.length === 0) return handler(request);
    const before = store.toDocument();
    const answer = handler(request);
    for (const written of witnesses) written(before, clock());
    return answer;
  };
}

const ROUTES = OPERATION_IDS.map((id) => {
  const { method, path } = OPERATIONS[id];
  const pattern = (API_PATH + path).replaceAll(/\{\w+\}/g, "[^/]+");
  return { id, method, path: new RegExp(`^${pattern}$`) };
});

/** What a request is for; undefined for what is neither an operation nor the token endpoint. */
function targetOf(method: string, path: string): Target | undefined {
  if (method === "POST" && path === TOKEN_PATH) return TOKEN;
  return ROUTES.find((route) => route.method === method && route.path.test(path))?.id;
}
