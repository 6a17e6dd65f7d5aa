import { TenantStore, seedTenant } from "../../../src/emulator";
import { OPERATION_IDS, OPERATIONS } from "../../../src/tenant";
import { field, openTenant, textOf } from "./open-tenant";

const BASE = "/ziam/admin/api/v1";

test.each(OPERATION_IDS)("%s is offered", async (id) => {
  const tenant = await openTenant();
  const { method, path } = OPERATIONS[id];
  const reply = await tenant.call(method, path.replaceAll(/\{\w+\}/g, "inothing00000"));
  // Offered: answers, or refuses with a body of ZIdentity. A capability that is missing has no such body.
  expect([200, 400, 404]).toContain(reply.status);
  expect(reply.json).toBeDefined();
});

test("a call without a token, or with one that was never issued, is refused with 401", async () => {
  const tenant = await openTenant();
  for (const headers of [{}, { authorization: "Bearer nonsense" }, { authorization: "Basic x" }]) {
    const reply = await tenant.raw(`${BASE}/users`, { headers });
    expect(reply.status).toBe(401);
    expect(field(reply.json, "code")).toBe("UNAUTHORIZED");
    expect(reply.headers.get("www-authenticate")).toBe("Bearer");
  }
});

test("a token ends with its lifetime", async () => {
  let now = 1_000_000;
  const tenant = await openTenant({ clock: () => now, tokenLifetimeSeconds: 60 });
  now += 59_999;
  expect((await tenant.call("GET", "/users")).status).toBe(200);
  now += 1;
  expect((await tenant.call("GET", "/users")).status).toBe(401);
});

test("a token ends with its client, and rests while the client is disabled", async () => {
  const tenant = await openTenant();
  const client = tenant.store.apiClients.get("demo-client");
  if (client === undefined) throw new Error("no client");
  tenant.store.apiClients.set(client.id, { ...client, status: false });
  expect((await tenant.call("GET", "/users")).status).toBe(401);
  tenant.store.apiClients.delete(client.id);
  expect((await tenant.call("GET", "/users")).status).toBe(401);
});

test("an unknown path below the base is a plain 404 without a body of ZIdentity", async () => {
  const reply = await (await openTenant()).call("GET", "/sandwiches");
  expect(reply.status).toBe(404);
  expect(reply.json).toBeUndefined();
});

test("a known path with another method is a plain 405", async () => {
  const reply = await (await openTenant()).call("DELETE", "/roles");
  expect(reply.status).toBe(405);
  expect(reply.headers.get("allow")).toBe("GET, POST");
  expect(reply.json).toBeUndefined();
});

test("an unknown id is a 404 with RESOURCE_NOT_FOUND", async () => {
  const tenant = await openTenant();
  for (const path of ["/users/i0", "/groups/i0", "/roles/i0", "/services/i0/admin-entitlements"]) {
    const reply = await tenant.call("GET", path);
    expect(reply.status).toBe(404);
    expect(field(reply.json, "code")).toBe("RESOURCE_NOT_FOUND");
  }
});

test("a body that is not JSON is refused with 400", async () => {
  const tenant = await openTenant();
  const token = await tenant.raw("/oauth2/v1/token", {
    method: "POST",
    body: "grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret&audience=https%3A%2F%2Fapi.zscaler.com",
  });
  const reply = await tenant.raw(`${BASE}/roles`, {
    method: "POST",
    headers: { authorization: `Bearer ${textOf(token.json, "access_token")}` },
    body: "{not json",
  });
  expect(reply.status).toBe(400);
  expect(field(reply.json, "details", 0)).toEqual({ field: "body", reason: "is not JSON" });
});

test("a missing body is refused with 400", async () => {
  const reply = await (await openTenant()).call("POST", "/roles");
  expect(reply.status).toBe(400);
  expect(field(reply.json, "details", 0, "field")).toBe("body");
});

test("every answer has fresh request ids, and the API's have rate headers as fetch joins them", async () => {
  const tenant = await openTenant();
  const replies = [
    await tenant.call("GET", "/users"),
    await tenant.call("GET", "/roles/i0"),
    await tenant.raw(`${BASE}/users`),
  ];
  for (const { headers } of replies) {
    expect(headers.get("x-ratelimit-limit")).toBe("500, 500;w=1, 20000;w=60, 1000, 1000;w=1");
    expect(headers.get("x-ratelimit-remaining")).toBe("495, 999");
    expect(headers.get("x-ratelimit-reset")).toBe("1, 1");
  }
  const elsewhere = await tenant.raw("/elsewhere");
  expect(elsewhere.status).toBe(404);
  for (const name of ["x-oneapi-request-id", "x-transaction-id"]) {
    const ids = [...replies, elsewhere].map(({ headers }) => headers.get(name));
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  }
});

test("the log has method, path and status, and neither query nor secret", async () => {
  const lines: string[] = [];
  const tenant = await openTenant({ log: (line) => lines.push(line) });
  await tenant.call("GET", "/users?loginname=ann@example.com");
  await tenant.call("DELETE", "/users/i0");
  expect(lines).toEqual([
    "POST /oauth2/v1/token 200",
    `GET ${BASE}/users 200`,
    `DELETE ${BASE}/users/i0 404`,
  ]);
});

test("a write is answered only when it is saved, and a read saves nothing", async () => {
  const saves: (() => void)[] = [];
  const save = () => new Promise<void>((resolve) => saves.push(resolve));
  const tenant = await openTenant({ save });
  await tenant.call("GET", "/roles");
  expect(saves).toHaveLength(0);

  let answered = false;
  const write = tenant.call("POST", "/roles", { name: "Desk" }).then(() => (answered = true));
  while (saves.length === 0) await new Promise(setImmediate);
  // Long enough for an answer that does not wait.
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  expect(answered).toBe(false);
  saves[0]?.();
  await write;
  expect(saves).toHaveLength(1);
});

test("a write that cannot be saved is a 500 that says why", async () => {
  const save = () => Promise.reject(new Error("no space left"));
  const reply = await (await openTenant({ save })).call("POST", "/roles", { name: "Desk" });
  expect(reply.status).toBe(500);
  expect(reply.json).toEqual({ code: "INTERNAL_ERROR", message: "no space left" });
});

test("ids and tokens come from the injected randomness", async () => {
  const make = async () => {
    let n = 0;
    const random = () => ((n += 1) % 97) / 97;
    const tenant = await openTenant({ random }, new TenantStore(seedTenant("x")));
    return (await tenant.call("POST", "/roles", { name: "Desk" })).json;
  };
  expect(await make()).toEqual(await make());
});
