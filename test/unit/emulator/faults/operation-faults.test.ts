import { KNOWN_USER } from "../../../../src/emulator";
import { field, list, textOf } from "../open-tenant";
import { type RunningTenant, runTenant, stopAll } from "./running-tenant";

afterEach(stopAll);

async function roleNames({ call }: RunningTenant, query = ""): Promise<unknown[]> {
  const body: unknown = await (await call("GET", `/roles${query}`)).json();
  return list(body, "records").map((record) => field(record, "name"));
}

test("filters have no effect", async () => {
  const tenant = await runTenant();
  const path = `/users?loginname=${KNOWN_USER.loginName}&limit=5`;
  const total = async () => field(await (await tenant.call("GET", path)).json(), "totalRecord");
  expect(await total()).toBe(1);
  tenant.emulator.faults.set({ faults: [{ fault: "ignored_filters" }] });
  expect(await total()).toBe(200);
});

test("without ETags none is sent, and If-Match has no effect", async () => {
  const tenant = await runTenant();
  const role: unknown = await (await tenant.call("POST", "/roles", { name: "Desk" })).json();
  const path = `/roles/${textOf(role, "id")}`;
  expect((await tenant.call("GET", path)).headers.get("etag")).toMatch(/^"/);
  const authorization = { authorization: "" };
  const replace = async () =>
    (
      await tenant.call(
        "PUT",
        path,
        { name: "Desk 2" },
        { headers: { ...authorization, ...(await headers(tenant)), "if-match": '"other"' } },
      )
    ).status;
  expect(await replace()).toBe(412);
  tenant.emulator.faults.set({ faults: [{ fault: "no_etags" }] });
  expect((await tenant.call("GET", path)).headers.get("etag")).toBeNull();
  expect(await replace()).toBe(200);
});

async function headers(tenant: RunningTenant): Promise<Record<string, string>> {
  const body: unknown = await (await tenant.signIn()).json();
  return { authorization: `Bearer ${textOf(body, "access_token")}` };
}

test("a list shows a write when so many milliseconds have passed", async () => {
  let now = 1_000_000;
  const tenant = await runTenant([{ fault: "lag", ms: 500 }], { clock: () => now });
  const made: unknown = await (await tenant.call("POST", "/roles", { name: "Desk" })).json();
  now += 499;
  expect(await roleNames(tenant)).not.toContain("Desk");
  // What is asked for by its id is there at once.
  expect((await tenant.call("GET", `/roles/${textOf(made, "id")}`)).status).toBe(200);
  now += 1;
  expect(await roleNames(tenant)).toContain("Desk");
  await tenant.call("DELETE", `/roles/${textOf(made, "id")}`);
  expect(await roleNames(tenant)).toContain("Desk");
  now += 500;
  expect(await roleNames(tenant)).not.toContain("Desk");
});

test("each write has its own lag", async () => {
  let now = 1_000_000;
  const tenant = await runTenant([{ fault: "lag", ms: 500 }], { clock: () => now });
  await tenant.call("POST", "/roles", { name: "First" });
  now += 300;
  await tenant.call("POST", "/roles", { name: "Second" });
  now += 200;
  expect(await roleNames(tenant)).toEqual(expect.arrayContaining(["First"]));
  expect(await roleNames(tenant)).not.toContain("Second");
});

test("a list shows a write when it has been read so often, its pages counting once", async () => {
  const tenant = await runTenant([{ fault: "lag", reads: 2 }]);
  await tenant.call("POST", "/roles", { name: "Desk" });
  expect(await roleNames(tenant)).not.toContain("Desk");
  expect(await roleNames(tenant, "?offset=1")).not.toContain("Desk");
  expect(await roleNames(tenant)).not.toContain("Desk");
  expect(await roleNames(tenant)).toContain("Desk");
});

test("a refused write lags nothing", async () => {
  const tenant = await runTenant([{ fault: "lag", reads: 5 }]);
  await tenant.call("POST", "/roles", { name: "" });
  tenant.emulator.store.roles.delete([...tenant.emulator.store.roles.keys()][3] ?? "");
  expect(await roleNames(tenant)).toHaveLength(3);
});

test("an operation that answers no pages lags where it is named", async () => {
  const tenant = await runTenant([
    { fault: "lag", reads: 1, operations: ["readUserServiceEntitlements"] },
  ]);
  const [user] = tenant.emulator.store.users.keys();
  const { id } = tenant.emulator.store.zidentity;
  await tenant.call("PUT", `/users/${user}/service-entitlements/${id}`);
  const read = async () => (await tenant.call("GET", `/users/${user}/service-entitlements`)).json();
  expect(await read()).toEqual([]);
  expect(await read()).toMatchObject([{ id }]);
});

test("latency is a fixed wait and a spread", async () => {
  const pauses: number[] = [];
  const tenant = await runTenant([{ fault: "latency", ms: 300, spreadMs: 100 }], {
    pause: async (ms) => void pauses.push(ms),
  });
  for (let n = 0; n < 20; n += 1) await tenant.call("GET", "/roles");
  expect(pauses).toHaveLength(20);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(300);
  expect(Math.max(...pauses)).toBeLessThan(400);
  expect(Math.max(...pauses) - Math.min(...pauses)).toBeGreaterThan(50);
});

test("grants can be written only if they are still what was read", async () => {
  const tenant = await runTenant([{ fault: "grant_etags" }]);
  const { store } = tenant.emulator;
  const free = ({ id }: { id: string }) => store.grants.of({ type: "USER", id }).length === 0;
  const user = [...store.users.values()].find(free);
  const [role, other] = [...store.roles.values()].filter(({ systemDefined }) => systemDefined);
  if (user === undefined || role === undefined || other === undefined) throw new Error("Too few");
  const path = `/users/${user.id}/admin-entitlements`;
  const tag = async () => (await tenant.call("GET", path)).headers.get("etag") ?? "";
  const own = await headers(tenant);
  const write = async (method: string, etag: string) => {
    const body = method === "PUT" ? { roles: [{ id: role.id }] } : undefined;
    const init = { headers: { ...own, "if-match": etag } };
    return (await tenant.call(method, `${path}/${store.zidentity.id}`, body, init)).status;
  };

  const first = await tag();
  expect(first).toMatch(/^"/);
  expect(await write("PUT", first)).toBe(200);
  expect(await write("PUT", first)).toBe(412);
  const second = await tag();
  const principal = { type: "USER", id: user.id } as const;
  store.grants.put({ principal, serviceId: store.zidentity.id, roleIds: [other.id] });
  expect(await write("DELETE", second)).toBe(412);
  expect(store.grants.of(principal)).toMatchObject([{ roleIds: [other.id] }]);
  expect(await write("DELETE", await tag())).toBe(204);
});

test("by themselves grants have no ETag, as the contract has it", async () => {
  const tenant = await runTenant();
  const [user] = tenant.emulator.store.users.values();
  const answer = await tenant.call("GET", `/users/${user?.id ?? ""}/admin-entitlements`);
  expect(answer.headers.get("etag")).toBeNull();
});
