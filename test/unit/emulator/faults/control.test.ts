import { field } from "../open-tenant";
import { runTenant, stopAll } from "./running-tenant";

afterEach(stopAll);

test("faults are set, read with their counts, and taken back while the tenant runs", async () => {
  const { emulator, call } = await runTenant();
  expect(emulator.controlUrl).toBe(`${emulator.url}/control/faults`);
  const put = await fetch(emulator.controlUrl, {
    method: "PUT",
    body: JSON.stringify({ seed: 7, faults: [{ fault: "status", status: 503, times: 1 }] }),
  });
  expect(put.status).toBe(200);
  expect((await call("GET", "/roles")).status).toBe(503);
  expect((await call("GET", "/roles")).status).toBe(200);
  const state: unknown = await (await fetch(emulator.controlUrl)).json();
  expect(state).toMatchObject({
    plan: { seed: 7, faults: [{ fault: "status", status: 503, times: 1, rate: 1 }] },
    counts: [{ fault: "status", seen: 2, fired: 1 }],
  });
  const gone: unknown = await (await fetch(emulator.controlUrl, { method: "DELETE" })).json();
  expect(field(gone, "plan", "faults")).toEqual([]);
});

test.each([
  ["{", /it is not JSON/],
  ['{"faults":[{"fault":"quake"}]}', /faults\[0\]\.fault: must be one of latency, rate_limit/],
])("a plan %s is refused, and the old one stays", async (body, message) => {
  const { emulator, call } = await runTenant([{ fault: "status", status: 500 }]);
  const put = await fetch(emulator.controlUrl, { method: "PUT", body });
  expect(put.status).toBe(400);
  expect(field(await put.json(), "message")).toMatch(message);
  expect((await call("GET", "/roles")).status).toBe(500);
});
