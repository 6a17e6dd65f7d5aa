import {
  createEmulatorApp,
  FaultInjector,
  seedTenant,
  TenantStore,
} from "../../../../src/emulator";
import { list } from "../open-tenant";
import { failureOf, runTenant, stopAll } from "./running-tenant";

afterEach(stopAll);

test("a truncated body ends in its middle, as if it were whole", async () => {
  const { call, emulator } = await runTenant([{ fault: "truncated" }]);
  const text = await (await call("GET", "/roles")).text();
  expect(() => void JSON.parse(text)).toThrow(SyntaxError);
  emulator.faults.clear();
  const whole = await (await call("GET", "/roles")).text();
  expect(whole.startsWith(text)).toBe(true);
  expect(text).toHaveLength(Math.floor(whole.length / 2));
});

test("a body that is cut breaks the connection after it was announced whole", async () => {
  const { call } = await runTenant([{ fault: "truncated", end: "cut" }]);
  const answer = await call("GET", "/roles");
  expect(answer.status).toBe(200);
  expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(0);
  expect(await failureOf(answer.text())).toBe("UND_ERR_SOCKET");
});

test("a malformed body is no JSON, though it is whole", async () => {
  const { call } = await runTenant([{ fault: "malformed" }]);
  const answer = await call("GET", "/roles");
  expect(answer.headers.get("content-type")).toContain("application/json");
  const text = await answer.text();
  expect(text).toContain("Super Admin");
  expect(() => void JSON.parse(text)).toThrow(SyntaxError);
});

test("an answer without a body has nothing to break", async () => {
  const { call, emulator } = await runTenant([{ fault: "malformed" }, { fault: "truncated" }]);
  const [user] = emulator.store.users.keys();
  const [, service] = emulator.store.services.keys();
  const answer = await call("PUT", `/users/${user}/service-entitlements/${service}`);
  expect(answer.status).toBe(204);
  expect(await answer.text()).toBe("");
});

test("a slow body comes whole, piece by piece, with a pause between two", async () => {
  const pauses: number[] = [];
  const { call } = await runTenant([{ fault: "slow_body", bytes: 300, pauseMs: 7 }], {
    pause: async (ms) => void pauses.push(ms),
  });
  const answer = await call("GET", "/roles");
  const text = await answer.text();
  expect(list(JSON.parse(text), "records")).toHaveLength(4);
  expect(pauses).toEqual(Array(Math.ceil(text.length / 300) - 1).fill(7));
  expect(pauses.length).toBeGreaterThan(1);
});

test("without a listener there is no connection to reset, and the answer says so", async () => {
  const faults = new FaultInjector({ faults: [{ fault: "reset" }] });
  const app = createEmulatorApp(new TenantStore(seedTenant("x")), { faults });
  const answer = await app.request("/ziam/admin/api/v1/users");
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain("use startEmulator");
});
