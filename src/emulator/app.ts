import { type Context, Hono } from "hono";
import { setTimeout } from "node:timers/promises";
import { API_PATH } from "../tenant";
import type { Clock } from "./clock";
import { ApiError } from "./errors";
import { disturb, FaultInjector, isCut, registerControl } from "./faults";
import { type EmulatorEnv, rateHeaders, requestIds } from "./headers";
import { type Random, secureRandom } from "./random";
import { registerOperations } from "./router";
import type { TenantStore } from "./store";
import { answerTokenRequest, TOKEN_PATH } from "./token-endpoint";
import { DEFAULT_TOKEN_LIFETIME, TokenRegistry } from "./tokens";

export interface EmulatorAppOptions {
  /** Default: the system's clock. */
  readonly clock?: Clock;
  /** Makes tokens, secrets and ids. Default: unguessable. */
  readonly random?: Random;
  /** Seconds, default 83,999. */
  readonly tokenLifetimeSeconds?: number;
  /** Gets one line for each request: method, path (without the query) and status. Default: none. */
  readonly log?: (line: string) => void;
  /** Resolves when the store's changes are safe; a write is answered only then. Default: nothing is kept. */
  readonly save?: () => Promise<void>;
  /** What goes wrong on purpose. Default: nothing, until the control address sets it. */
  readonly faults?: FaultInjector;
  /** How faults wait, in milliseconds. Default: by a timer. */
  readonly pause?: (ms: number) => Promise<void>;
}

/** The embedded tenant as an app without a listener: `app.request(path, init)` calls it. */
export function createEmulatorApp(
  store: TenantStore,
  options: EmulatorAppOptions = {},
): Hono<EmulatorEnv> {
  const { clock = Date.now, random = secureRandom, log, save } = options;
  const { faults = new FaultInjector(), pause = setTimeout } = options;
  const lifetime = options.tokenLifetimeSeconds ?? DEFAULT_TOKEN_LIFETIME;
  const tokens = new TokenRegistry(clock, random, lifetime);
  const app = new Hono<EmulatorEnv>();

  if (log !== undefined) {
    app.use(async (context, next) => {
      await next();
      const outcome = isCut(context.res) ? "cut" : context.res.status;
      log(`${context.req.method} ${context.req.path} ${outcome}`);
    });
  }
  registerControl(app, faults);
  // After the log, which then tells what was really sent, and before the headers, which a disturbed answer may lack.
  app.use(disturb(faults, { store, tokens, clock, pause }));
  app.use(requestIds(random));
  app.use(`${API_PATH}/*`, rateHeaders);

  app.post(TOKEN_PATH, async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const { status, body } = answerTokenRequest(form, { store, tokens, clock });
    return context.json(body, status, { "cache-control": "no-store" });
  });
  registerOperations(app, { store, tokens, clock, random, ...(save && { save }) });

  app.notFound((context) => context.text("404 page not found", 404));
  app.onError((error, context) => answerError(error, context));
  return app;
}

function answerError(error: Error, context: Context): Response {
  const refusal = error instanceof ApiError ? error : new ApiError("INTERNAL_ERROR", error.message);
  if (refusal.status === 401) context.header("www-authenticate", "Bearer");
  return context.json(refusal.body, refusal.status);
}
