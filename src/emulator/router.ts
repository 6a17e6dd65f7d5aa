import type { Context, Hono, MiddlewareHandler } from "hono";
import { API_PATH, type HttpMethod, OPERATION_IDS, OPERATIONS, type OperationId } from "../tenant";
import type { Clock } from "./clock";
import { ApiError, invalid } from "./errors";
import { HANDLERS } from "./handlers";
import type { EmulatorEnv } from "./headers";
import type { Random } from "./random";
import type { ApiRequest } from "./request";
import type { StoredApiClient } from "./state";
import type { TenantStore } from "./store";
import { bearerToken, type TokenRegistry } from "./tokens";

export interface Tenant {
  readonly store: TenantStore;
  readonly tokens: TokenRegistry;
  readonly clock: Clock;
  readonly random: Random;
  /** Resolves when the store's changes are safe. */
  readonly save?: () => Promise<void>;
}

type Call = Context<EmulatorEnv>;

/** One route for each operation of the table; a known path with another method answers 405 without a body of ours. */
export function registerOperations(app: Hono<EmulatorEnv>, tenant: Tenant): void {
  const guard: MiddlewareHandler<EmulatorEnv> = async (context, next) => {
    authenticate(context, tenant);
    await next();
  };
  app.use(`${API_PATH}/*`, guard);
  for (const id of OPERATION_IDS) {
    const { method, path } = OPERATIONS[id];
    app.on(method, routeOf(path), (context) => answer(id, context, tenant));
  }
  for (const path of new Set(OPERATION_IDS.map((id) => OPERATIONS[id].path))) {
    const allow = OPERATION_IDS.filter((id) => OPERATIONS[id].path === path)
      .map((id) => OPERATIONS[id].method)
      .join(", ");
    app.all(routeOf(path), (context) => context.text("405 method not allowed", 405, { allow }));
  }
}

/** `/users/{userId}` as the router spells it. */
function routeOf(path: string): string {
  return API_PATH + path.replaceAll(/\{(\w+)\}/g, ":$1");
}

async function answer(id: OperationId, context: Call, tenant: Tenant): Promise<Response> {
  const { method, success } = OPERATIONS[id];
  const request = await readRequest(method, context, tenant);
  const handler = context.get("around")?.(HANDLERS[id]) ?? HANDLERS[id];
  const { body, headers = {} } = handler(request);
  if (method !== "GET") await tenant.save?.();
  return success === 204
    ? context.body(null, success, headers)
    : context.json(body ?? {}, success, headers);
}

async function readRequest(method: HttpMethod, context: Call, tenant: Tenant): Promise<ApiRequest> {
  const { req } = context;
  const { store, clock, random } = tenant;
  const body = parseBody(await req.text());
  return {
    store,
    clock,
    random,
    // Again, after the body has arrived: the client may have been deleted meanwhile.
    caller: authenticate(context, tenant),
    path: req.path.slice(API_PATH.length),
    method,
    query: new URL(req.url).searchParams,
    body,
    ifMatch: req.header("if-match"),
    param: (name) => req.param(name) ?? "",
  };
}

function parseBody(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid({ field: "body", reason: "is not JSON" });
  }
}

/** Errors: 401 without a token that this tenant issued to a client that still exists and is enabled. */
function authenticate(context: Call, { store, tokens }: Tenant): StoredApiClient {
  const clientId = tokens.clientOf(bearerToken(context.req.header("authorization")));
  const client = clientId === undefined ? undefined : store.apiClients.get(clientId);
  if (client?.status === true) return client;
  throw new ApiError("UNAUTHORIZED", "A valid access token is needed");
}
