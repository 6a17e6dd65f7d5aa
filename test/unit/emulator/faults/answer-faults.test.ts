import { field } from "../open-tenant";
import { failureOf, runTenant, stopAll } from "./running-tenant";

afterEach(stopAll);

const NOW = Date.UTC(2026, 3, 1, 12, 0, 0, 250);

test("a status comes with an error of ZIdentity, and with the ids by which support finds nothing", async () => {
  const { call } = await runTenant([{ fault: "status", status: 503 }]);
  const answer = await call("GET", "/users");
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    code: "INTERNAL_ERROR",
    message: "The embedded tenant answers 503 on purpose",
  });
});

test.each([
  ["html", "text/html; charset=utf-8", /^<!DOCTYPE html>/],
  ["text", "text/plain; charset=utf-8", /^upstream answered 502$/],
  ["empty", null, /^$/],
] as const)(
  "a proxy answers with %s, without the tenant's own headers",
  async (body, type, text) => {
    const { call } = await runTenant([{ fault: "status", status: 502, body, when: "after" }]);
    const answer = await call("GET", "/users");
    expect(answer.status).toBe(502);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(await answer.text()).toMatch(text);
    expect([...answer.headers.keys()].filter((name) => name.startsWith("x-"))).toEqual([]);
  },
);

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a status %s the effect leaves %i roles", async (when, made) => {
  const { call, emulator } = await runTenant([{ fault: "status", status: 504, when }]);
  expect((await call("POST", "/roles", { name: "Desk" })).status).toBe(504);
  expect([...emulator.store.roles.values()].filter(({ name }) => name === "Desk")).toHaveLength(
    made,
  );
});

test.each([
  ["before", 0],
  ["after", 1],
] as const)("a reset %s the effect leaves %i roles", async (when, made) => {
  const lines: string[] = [];
  const { call, emulator } = await runTenant([{ fault: "reset", when, times: 1 }], {
    log: (line) => lines.push(line),
  });
  expect(await failureOf(call("POST", "/roles", { name: "Desk" }))).toBe("ECONNRESET");
  expect([...emulator.store.roles.values()].filter(({ name }) => name === "Desk")).toHaveLength(
    made,
  );
  expect(lines.at(-1)).toBe("POST /ziam/admin/api/v1/roles cut");
  // The next connection is as good as ever.
  expect((await call("GET", "/roles")).status).toBe(200);
});

test.each([
  ["seconds", "13", undefined],
  ["date", "Wed, 01 Apr 2026 12:00:14 GMT", undefined],
  ["suffixed", "13s", undefined],
  ["body", null, "13 seconds"],
  ["none", null, undefined],
] as const)("how long to wait, as %s", async (form, header, member) => {
  const { call } = await runTenant(
    [{ fault: "status", status: 429, retryAfter: { form, seconds: 13 } }],
    { clock: () => NOW },
  );
  const answer = await call("GET", "/users");
  expect(answer.headers.get("retry-after")).toBe(header);
  const body: unknown = await answer.json();
  expect(field(body, "Retry-After")).toBe(member);
  expect(field(body, "code")).toBe("TOO_MANY_REQUESTS");
});

test("a redirect leads where the plan says", async () => {
  const { call } = await runTenant([
    { fault: "redirect", to: "http://127.0.0.1:9/trap{path}", status: 308 },
  ]);
  const answer = await call("GET", "/users?limit=2");
  expect(answer.status).toBe(308);
  expect(answer.headers.get("location")).toBe(
    "http://127.0.0.1:9/trap/ziam/admin/api/v1/users?limit=2",
  );
});

test.each([404, 405, 501] as const)(
  "a missing capability is a plain %i without a body of ZIdentity",
  async (status) => {
    const { call } = await runTenant([{ fault: "missing", capabilities: ["roles"], status }]);
    const answer = await call("GET", "/roles");
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain("{");
    expect((await call("POST", "/roles", { name: "Desk" })).status).toBe(status);
    expect((await call("GET", "/users")).status).toBe(200);
  },
);

test("a token is refused before its time, and a new one works", async () => {
  const { call, signIn } = await runTenant([{ fault: "expired_token", skip: 1, times: 1 }]);
  expect((await call("GET", "/users")).status).toBe(200);
  expect((await call("GET", "/users")).status).toBe(401);
  expect((await call("GET", "/users")).status).toBe(401);
  await signIn();
  expect((await call("GET", "/users")).status).toBe(200);
});

test("a token is refused at an age that is less than what was announced", async () => {
  let now = NOW;
  const { call } = await runTenant([{ fault: "expired_token", afterSeconds: 60 }], {
    clock: () => now,
  });
  now += 59_999;
  expect((await call("GET", "/users")).status).toBe(200);
  now += 1;
  expect((await call("GET", "/users")).status).toBe(401);
});

test("the token endpoint is disturbed where it is named, and only there", async () => {
  const { signIn, emulator } = await runTenant([{ fault: "status", status: 500 }]);
  expect((await signIn()).status).toBe(200);
  emulator.faults.set({ faults: [{ fault: "status", status: 500, operations: ["token"] }] });
  expect((await signIn()).status).toBe(500);
});

test("the date is as wrong as the plan says", async () => {
  const { call } = await runTenant([{ fault: "wrong_date", seconds: -90 }], { clock: () => NOW });
  expect((await call("GET", "/users")).headers.get("date")).toBe("Wed, 01 Apr 2026 11:58:30 GMT");
});
