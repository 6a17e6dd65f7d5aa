/**
 * A tenant on loopback for the client's benches, in a process of its own so that its work is not the client's.
 * It knows as much of the API as they need, delays every answer, limits its callers, and counts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How the tenant counts: in seconds of the clock, or in the second before each request, which is stricter. */
export type Counting = "fixed" | "sliding";

export interface TenantOptions {
  readonly assignments: number;
  readonly users: number;
  readonly groups: number;
  readonly services: number;
  readonly latencyMs: number;
  /** Requests a second; 0: no limit is announced or kept. */
  readonly limit: number;
  readonly counting: Counting;
}

export type TenantOrder =
  | { readonly kind: "start"; readonly options: TenantOptions }
  | { readonly kind: "limit"; readonly limit: number }
  | { readonly kind: "counts" };

export interface TenantCounts {
  readonly kind: "counts";
  /** Of the API; the token address is not counted. */
  readonly requests: number;
  /** Milliseconds since 1970 at which each request was let through, and at which each was refused. */
  readonly served: readonly number[];
  readonly refused: readonly number[];
}

export interface TenantStarted {
  readonly kind: "started";
  readonly port: number;
}

const BASE = "/ziam/admin/api/v1";
const served: number[] = [];
const refused: number[] = [];
const holdings = new Map<string, unknown>();
let options: TenantOptions;
let limit = 0;

/** Where the second that counts began in `served`. */
let windowStart = 0;

function admit(now: number): { admitted: boolean; remaining: number } {
  const begin = options.counting === "fixed" ? Math.floor(now / 1000) * 1000 : now - 999;
  while (windowStart < served.length && served[windowStart]! < begin) windowStart += 1;
  const used = served.length - windowStart;
  const admitted = limit === 0 || used < limit;
  (admitted ? served : refused).push(now);
  return { admitted, remaining: Math.max(0, limit - used - (admitted ? 1 : 0)) };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += String(chunk);
  const url = new URL(request.url ?? "/", "http://loopback");
  const reply = (status: number, body: unknown, headers = {}): void => {
    setTimeout(() => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    }, options.latencyMs);
  };
  if (url.pathname === "/token") {
    reply(200, { access_token: "bench", token_type: "Bearer", expires_in: 86_400 });
    return;
  }
  const { admitted, remaining } = admit(Date.now());
  const headers =
    limit === 0
      ? {}
      : {
          "x-ratelimit-limit": [`${limit}, ${limit};w=1`, `${limit * 2}, ${limit * 2};w=1`],
          "x-ratelimit-remaining": [String(remaining), String(limit * 2)],
          "x-ratelimit-reset": ["1", "1"],
        };
  if (!admitted) {
    reply(429, { code: "TOO_MANY", message: "x" }, { ...headers, "retry-after": "1" });
    return;
  }
  reply(200, bodyFor(request.method ?? "GET", url, text), headers);
}

function bodyFor(method: string, url: URL, text: string): unknown {
  const path = url.pathname.slice(BASE.length);
  const [, collection, id, below, serviceId] = path.split("/");
  if (below === "admin-entitlements" && collection !== "services")
    return holding(method, id!, serviceId, text);
  const records = (count: number, make: (at: number) => object): unknown => {
    const [offset, size] = ["offset", "limit"].map((name) => Number(url.searchParams.get(name)));
    const length = Math.max(0, Math.min(size!, count - offset!));
    return {
      pageOffset: offset,
      pageSize: size,
      totalRecord: count,
      records: Array.from({ length }, (_, at) => make(offset! + at)),
    };
  };
  if (collection === "users")
    return records(options.users, (at) => ({ id: `u${at}`, loginName: `u${at}@example.com` }));
  if (collection === "groups")
    return records(options.groups, (at) => ({ id: `g${at}`, name: `Group ${at}` }));
  if (collection === "roles") return records(20, (at) => ({ id: `r${at}`, name: `Role ${at}` }));
  if (collection === "resource-servers") return records(1, resourceServer);
  // API clients and members of groups: none.
  if (collection !== "services") return records(0, () => ({}));
  const own = Math.ceil((options.assignments - Number(id!.slice(1))) / options.services);
  return records(below === "admin-entitlements" ? own : 0, (at) => ({
    principal: { type: "USER", id: `u${at}`, name: `User ${at}` },
    roles: [{ id: "r1", name: "Role 1" }],
  }));
}

function resourceServer(): object {
  const serviceScopes = Array.from({ length: options.services }, (_, at) => ({
    service: { id: `s${at}`, name: at === 0 ? "ZIAM" : "ZIA" },
    scopes: [{ id: `s${at}::r1`, name: "Role:Role 1" }],
  }));
  return { id: "rs", name: "Services", serviceScopes };
}

/** A principal's own records. */
function holding(method: string, id: string, serviceId: string | undefined, text: string): unknown {
  if (method === "GET") return holdings.has(id) ? [holdings.get(id)] : [];
  const record = { ...JSON.parse(text), service: { id: serviceId } };
  holdings.set(id, record);
  return record;
}

process.on("message", (order: TenantOrder) => {
  if (order.kind === "limit") limit = order.limit;
  if (order.kind === "counts") {
    const requests = served.length + refused.length;
    process.send!({ kind: "counts", requests, served, refused } satisfies TenantCounts);
  }
  if (order.kind !== "start") return;
  options = order.options;
  limit = options.limit;
  const server = createServer(
    { keepAliveTimeout: 60_000 },
    (request, response) => void answer(request, response),
  );
  server.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.send!({ kind: "started", port } satisfies TenantStarted);
  });
});
process.on("disconnect", () => process.exit());
