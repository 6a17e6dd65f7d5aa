import { DEMO_CLIENT, FaultPlanError, PORTAL_CLIENT } from "../../../../src/emulator";
import { runTenant, type RunningTenant, stopAll } from "./running-tenant";

afterEach(stopAll);

async function statuses({ call }: RunningTenant, count: number): Promise<number[]> {
  const seen: number[] = [];
  for (let n = 0; n < count; n += 1) seen.push((await call("GET", "/roles")).status);
  return seen;
}

test("the same seed hits the same requests in the same order, another seed others", async () => {
  const tenant = await runTenant();
  const run = async (seed: string | number) => {
    tenant.emulator.faults.set({ seed, faults: [{ fault: "status", status: 503, rate: 0.3 }] });
    return statuses(tenant, 60);
  };
  const first = await run("storm");
  expect(await run("storm")).toEqual(first);
  expect(await run("calm")).not.toEqual(first);
  const hits = first.filter((status) => status === 503).length;
  expect(hits).toBeGreaterThan(8);
  expect(hits).toBeLessThan(30);
});

test("a fault that is added leaves the others where they were", async () => {
  const tenant = await runTenant();
  const storm = { fault: "status", status: 503, rate: 0.3 } as const;
  tenant.emulator.faults.set({ seed: 1, faults: [storm] });
  const alone = await statuses(tenant, 40);
  tenant.emulator.faults.set({ seed: 1, faults: [storm, { fault: "no_etags", rate: 0.5 }] });
  expect(await statuses(tenant, 40)).toEqual(alone);
});

test("skip leaves the first alone, times ends it", async () => {
  const tenant = await runTenant([{ fault: "status", status: 500, skip: 2, times: 2 }]);
  expect(await statuses(tenant, 6)).toEqual([200, 200, 500, 500, 200, 200]);
  expect(tenant.emulator.faults.counts()).toEqual([{ fault: "status", seen: 6, fired: 2 }]);
});

test("a fault concerns the requests that fit everything that is given", async () => {
  const tenant = await runTenant([
    { fault: "status", status: 500, capabilities: ["roles", "groups"], methods: ["GET"] },
    { fault: "status", status: 502, operations: ["listUsers"], clients: [PORTAL_CLIENT.id] },
  ]);
  const { call, signIn } = tenant;
  expect((await call("GET", "/roles")).status).toBe(500);
  expect((await call("GET", "/groups")).status).toBe(500);
  expect((await call("POST", "/roles", { name: "Desk" })).status).toBe(201);
  expect((await call("GET", "/users")).status).toBe(200);
  await signIn(PORTAL_CLIENT);
  expect((await call("GET", "/users")).status).toBe(502);
  await signIn(DEMO_CLIENT);
  expect((await call("GET", "/users")).status).toBe(200);
});

test("what is no operation is never disturbed", async () => {
  const { emulator, call } = await runTenant([{ fault: "status", status: 500 }]);
  expect((await fetch(`${emulator.url}/elsewhere`)).status).toBe(404);
  expect((await call("GET", "/sandwiches")).status).toBe(404);
});

test("the order of the plan does not matter to what comes first on a request", async () => {
  const { emulator, call } = await runTenant();
  const limit = { fault: "rate_limit", perMinute: 1 } as const;
  const missing = { fault: "missing", capabilities: ["roles"] } as const;
  for (const faults of [
    [limit, missing],
    [missing, limit],
  ]) {
    emulator.faults.set({ faults });
    expect((await call("GET", "/roles")).status).toBe(404);
    expect((await call("GET", "/roles")).status).toBe(429);
  }
});

test("a plan that is wrong changes nothing", async () => {
  const tenant = await runTenant([{ fault: "status", status: 500 }]);
  expect(() => tenant.emulator.faults.set({ faults: [{ fault: "status" }] })).toThrow(
    FaultPlanError,
  );
  expect(await statuses(tenant, 1)).toEqual([500]);
  tenant.emulator.faults.clear();
  expect(await statuses(tenant, 1)).toEqual([200]);
});
