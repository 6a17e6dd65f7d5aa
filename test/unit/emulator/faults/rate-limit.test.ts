import { DEMO_CLIENT, PORTAL_CLIENT } from "../../../../src/emulator";
import { runTenant, stopAll } from "./running-tenant";

afterEach(stopAll);

/** The beginning of a minute. */
const NOW = Date.UTC(2026, 3, 1, 12, 0, 0);

function rateOf({ headers }: Response) {
  return ["limit", "remaining", "reset"].map((name) => headers.get(`x-ratelimit-${name}`));
}

test("so many a second pass, the next is a 429 that says when, and the next second is free", async () => {
  let now = NOW;
  const { call, emulator } = await runTenant([{ fault: "rate_limit", perSecond: 2 }], {
    clock: () => now,
  });
  const statuses = [];
  for (let n = 0; n < 3; n += 1) {
    statuses.push((await call("POST", "/roles", { name: `Desk ${n}` })).status);
  }
  expect(statuses).toEqual([201, 201, 429]);
  expect(emulator.store.roles.size).toBe(4 + 2);
  now += 999;
  const refused = await call("GET", "/roles");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({ code: "TOO_MANY_REQUESTS" });
  now += 1;
  expect((await call("GET", "/roles")).status).toBe(200);
});

test("the headers are those of the wire facts, and move", async () => {
  const { call } = await runTenant([{ fault: "rate_limit", perSecond: 500, perMinute: 20_000 }], {
    clock: () => NOW,
  });
  for (let n = 0; n < 4; n += 1) await call("GET", "/roles");
  expect(rateOf(await call("GET", "/roles"))).toEqual([
    "500, 500;w=1, 20000;w=60, 1000, 1000;w=1",
    "495, 995",
    "1, 1",
  ]);
});

test("the window with the least left is the one that is told", async () => {
  let now = NOW;
  const { call } = await runTenant([{ fault: "rate_limit", perSecond: 2, perMinute: 3 }], {
    clock: () => now,
  });
  await call("GET", "/roles");
  await call("GET", "/roles");
  now += 1000;
  expect(rateOf(await call("GET", "/roles"))).toEqual([
    "3, 2;w=1, 3;w=60, 4, 4;w=1",
    "0, 3",
    "59, 1",
  ]);
  const refused = await call("GET", "/roles");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("59");
  expect(rateOf(refused)).toEqual(["3, 2;w=1, 3;w=60, 4, 4;w=1", "0, 3", "59, 1"]);
});

test.each([
  ["date", "Wed, 01 Apr 2026 12:00:01 GMT"],
  ["suffixed", "1s"],
  ["none", null],
] as const)("it may say when as %s", async (retryAfter, header) => {
  const { call } = await runTenant([{ fault: "rate_limit", perSecond: 1, retryAfter }], {
    clock: () => NOW,
  });
  await call("GET", "/roles");
  expect((await call("GET", "/roles")).headers.get("retry-after")).toBe(header);
});

test("each client has its own account", async () => {
  const { call, signIn } = await runTenant([{ fault: "rate_limit", perSecond: 1 }], {
    clock: () => NOW,
  });
  expect((await call("GET", "/roles")).status).toBe(200);
  expect((await call("GET", "/roles")).status).toBe(429);
  await signIn(PORTAL_CLIENT);
  expect((await call("GET", "/roles")).status).toBe(200);
  await signIn(DEMO_CLIENT);
  expect((await call("GET", "/roles")).status).toBe(429);
});

test("a request counts when it is carried out, however long it was on its way", async () => {
  let now = NOW + 900;
  const onTheirWay: (() => void)[] = [];
  const { call } = await runTenant(
    [
      { fault: "latency", ms: 300, times: 1 },
      { fault: "rate_limit", perSecond: 1 },
    ],
    { clock: () => now, pause: () => new Promise((resolve) => onTheirWay.push(resolve)) },
  );
  const late = call("GET", "/roles");
  while (onTheirWay.length === 0) await new Promise((resolve) => setImmediate(resolve));
  now += 300;
  expect((await call("GET", "/roles")).status).toBe(200);
  onTheirWay[0]?.();
  expect((await late).status).toBe(429);
  expect((await call("GET", "/roles")).status).toBe(429);
});
