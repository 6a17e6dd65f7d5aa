import { NotFoundError, UnexpectedAnswerError } from "../../../src/client";
import { CapabilityMissingError, type GrantBody, type GrantRecord } from "../../../src/tenant";
import {
  api,
  BASE,
  connect,
  failureOf,
  FIRST_PAGE,
  grantsTokens,
  page,
  sample,
  TOKEN,
  useNock,
} from "./nocked-tenant";

useNock();
beforeEach(() => grantsTokens(TOKEN));

const GROUP = { type: "GROUP", id: "g1", name: "Helpdesk" } as const;
const USER = { type: "USER", id: "u1" } as const;
const OWN = `${BASE}/groups/g1/admin-entitlements`;
const RECORD = `${OWN}/s1`;

function holds(...records: readonly object[]): void {
  api()
    .get(OWN)
    .reply(200, [...records]);
}

function entry(serviceId: string, ...roles: readonly string[]) {
  return { roles: roles.map((id) => ({ id, name: `Role ${id}` })), service: { id: serviceId } };
}

const give =
  (...roles: string[]) =>
  (): GrantBody => ({ roles: roles.map((id) => ({ id })) });
const revoke = (): undefined => undefined;

test("change gets the pair's own record, and what it gives replaces it", async () => {
  holds(entry("s0", "z"), { ...entry("s1", "a"), scope: { id: "9", name: "East" } });
  api()
    .put(RECORD, { roles: [{ id: "a" }, { id: "b" }], scope: { id: "9" } })
    .reply(200, { ...entry("s1", "a", "b"), scope: { id: "9", name: "East" } });
  holds({ ...entry("s1", "a", "b"), scope: { id: "9", name: "East" } });
  const change = jest.fn((current: GrantRecord | undefined): GrantBody => ({
    ...current,
    roles: [...(current?.roles ?? []), { id: "b" }],
  }));
  const after = await connect().tenant.changeGrant(GROUP, "s1", change);
  expect(change).toHaveBeenCalledWith({
    principal: GROUP,
    serviceId: "s1",
    roles: [{ id: "a", name: "Role a" }],
    scope: { id: "9", name: "East" },
    service: { id: "s1" },
  });
  expect(after).toMatchObject({
    principal: GROUP,
    serviceId: "s1",
    roles: [
      { id: "a", name: "Role a" },
      { id: "b", name: "Role b" },
    ],
  });
});

test("a user's record, from the sample", async () => {
  api().get(`${BASE}/users/u1/admin-entitlements`).reply(200, sample("admin-entitlements-of-user"));
  const change = jest.fn(revoke);
  api().delete(`${BASE}/users/u1/admin-entitlements/iadkfk65g0s03`).reply(204);
  api().get(`${BASE}/users/u1/admin-entitlements`).reply(200, []);
  await connect().tenant.changeGrant(USER, "iadkfk65g0s03", change);
  expect(change).toHaveBeenCalledWith(
    expect.objectContaining({ scope: { id: "216199", name: "Harbour", displayName: "Harbour" } }),
  );
});

test("a pair without a record: change gets undefined, and the record is made", async () => {
  holds(entry("s0", "z"));
  api()
    .put(RECORD, { roles: [{ id: "a" }] })
    .reply(200, entry("s1", "a"));
  const change = jest.fn(give("a"));
  await connect().tenant.changeGrant(GROUP, "s1", change);
  expect(change).toHaveBeenCalledWith(undefined);
});

test.each([
  ["a plain list", [entry("s1", "a")]],
  ["a list under records", { records: [entry("s1", "a")] }],
])("%s is read", async (_, body) => {
  api().get(OWN).reply(200, JSON.stringify(body));
  expect(await connect().tenant.changeGrant(GROUP, "s1", give("a"))).toMatchObject({
    roles: [{ id: "a" }],
  });
});

test("nothing is written that is so already, in whatever order", async () => {
  holds(entry("s1", "a", "b"));
  await connect().tenant.changeGrant(GROUP, "s1", give("b", "a"));
});

test.each([
  ["a role less", entry("s1", "a", "b"), give("a")],
  ["another role", entry("s1", "a"), give("b")],
  ["no scope", { ...entry("s1", "a"), scope: { id: "9" } }, give("a")],
])("%s is written", async (_, before, change) => {
  holds(before);
  api()
    .put(RECORD, { ...change() })
    .reply(200, entry("s1", "x"));
  holds(entry("s1", "x"));
  await connect().tenant.changeGrant(GROUP, "s1", change);
});

describe("revoking", () => {
  test.each([
    ["undefined", revoke],
    ["no roles", give()],
  ])("%s", async (_, change) => {
    holds(entry("s1", "a"));
    api().delete(RECORD).reply(204);
    holds();
    expect(await connect().tenant.changeGrant(GROUP, "s1", change)).toBeUndefined();
  });

  test("what nobody holds writes nothing", async () => {
    holds();
    expect(await connect().tenant.changeGrant(GROUP, "s1", revoke)).toBeUndefined();
  });

  test("what is gone meanwhile is revoked", async () => {
    holds(entry("s1", "a"));
    api().delete(RECORD).reply(404, sample("error-not-found"));
    holds();
    expect(await connect().tenant.changeGrant(GROUP, "s1", revoke)).toBeUndefined();
  });

  test("from a principal that is gone writes nothing", async () => {
    api().get(OWN).reply(404, sample("error-not-found"));
    expect(await connect().tenant.changeGrant(GROUP, "s1", revoke)).toBeUndefined();
  });
});

test("granting to a principal that is gone is an error", async () => {
  api().get(OWN).reply(404, sample("error-not-found"));
  const error = await failureOf(connect().tenant.changeGrant(GROUP, "s1", give("a")));
  expect(error).toBeInstanceOf(NotFoundError);
});

test("a tenant that does not list a group's entitlements", async () => {
  api().get(OWN).reply(404);
  const error = await failureOf(connect().tenant.changeGrant(GROUP, "s1", revoke));
  expect(error).toBeInstanceOf(CapabilityMissingError);
});

test("a record without a service cannot be understood", async () => {
  holds({ roles: [] });
  const error = await failureOf(connect().tenant.changeGrant(GROUP, "s1", revoke));
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error.message).toContain("readGroupAdminEntitlements");
});

test("two changes of one pair run one after another, and neither is lost", async () => {
  const add =
    (id: string) =>
    (current: GrantRecord | undefined): GrantBody => ({
      roles: [...(current?.roles ?? []), { id }],
    });
  holds();
  api()
    .put(RECORD, { roles: [{ id: "a" }] })
    .reply(200, entry("s1", "a"));
  holds(entry("s1", "a"));
  api()
    .put(RECORD, { roles: [{ id: "a" }, { id: "b" }] })
    .reply(200, entry("s1", "a", "b"));
  holds(entry("s1", "a", "b"));
  const { tenant } = connect();
  const [, second] = await Promise.all([
    tenant.changeGrant(GROUP, "s1", add("a")),
    tenant.changeGrant(GROUP, "s1", add("b")),
  ]);
  expect(second?.roles.map(({ id }) => id)).toEqual(["a", "b"]);
});

test("the snapshot shows what was written, without another read", async () => {
  const list = `${BASE}/services/s1/admin-entitlements`;
  api()
    .get(list)
    .query(FIRST_PAGE)
    .reply(200, page([{ principal: USER, roles: [{ id: "z" }] }]));
  holds();
  api().put(RECORD).reply(200, entry("s1", "a"));
  api()
    .get(`${BASE}/users/u1/admin-entitlements`)
    .reply(200, [entry("s1", "z")]);
  api().delete(`${BASE}/users/u1/admin-entitlements/s1`).reply(204);
  api().get(`${BASE}/users/u1/admin-entitlements`).reply(200, []);
  const { tenant } = connect();
  await tenant.grants("s1");
  await tenant.changeGrant(GROUP, "s1", give("a"));
  await tenant.changeGrant(USER, "s1", revoke);
  expect(await tenant.grants("s1")).toMatchObject([
    { principal: GROUP, roles: [{ id: "a", name: "Role a" }] },
  ]);
});

test("after a write that failed the list is read again", async () => {
  const list = `${BASE}/services/s1/admin-entitlements`;
  api().get(list).query(FIRST_PAGE).times(2).reply(200, page([]));
  holds();
  api().put(RECORD).reply(500);
  const { tenant } = connect();
  await tenant.grants("s1");
  await failureOf(tenant.changeGrant(GROUP, "s1", give("a")));
  await tenant.grants("s1");
});

describe("service entitlements", () => {
  test("give and take, and the snapshot shows it", async () => {
    api()
      .get(`${BASE}/services/s1/service-entitlements`)
      .query(FIRST_PAGE)
      .reply(200, page([{ principal: USER }]));
    api().put(`${BASE}/groups/g1/service-entitlements/s1`).reply(204);
    api().delete(`${BASE}/users/u1/service-entitlements/s1`).reply(204);
    const { tenant } = connect();
    await tenant.entitlements("s1");
    await tenant.entitle(GROUP, "s1");
    await tenant.removeEntitlement(USER, "s1");
    expect(await tenant.entitlements("s1")).toEqual([{ principal: GROUP, serviceId: "s1" }]);
  });

  test("one that is already gone is removed", async () => {
    api().delete(`${BASE}/users/u1/service-entitlements/s1`).reply(404, sample("error-not-found"));
    await connect().tenant.removeEntitlement(USER, "s1");
  });

  test("a tenant that does not offer it", async () => {
    api().put(`${BASE}/users/u1/service-entitlements/s1`).reply(405);
    expect(await failureOf(connect().tenant.entitle(USER, "s1"))).toMatchObject({
      name: "CapabilityMissingError",
      capability: "service_entitlements",
    });
  });
});

describe("while somebody else changes the pair", () => {
  const add = (current: GrantRecord | undefined): GrantBody => ({
    roles: [...(current?.roles ?? []).map(({ id }) => ({ id })), { id: "b" }],
  });
  const resets = (): Error => Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

  test.each([409, 412])(
    "%d: the record is read again, and ours applied to theirs",
    async (status) => {
      holds(entry("s1", "a"));
      api().put(RECORD).reply(status, { code: "CONFLICT", message: "x" });
      holds(entry("s1", "c"));
      api()
        .put(RECORD, { roles: [{ id: "c" }, { id: "b" }] })
        .reply(200, entry("s1", "c", "b"));
      holds(entry("s1", "c", "b"));
      await connect().tenant.changeGrant(GROUP, "s1", add);
    },
  );

  test("again and again: the conflict is said after four attempts", async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) holds(entry("s1", `a${attempt}`));
    api().put(RECORD).times(4).reply(409, { code: "CONFLICT", message: "x" });
    const error = await failureOf(connect().tenant.changeGrant(GROUP, "s1", add));
    expect(error).toMatchObject({ name: "ConflictError" });
  });

  test.each<[string, () => unknown]>([
    ["a reset", () => api().put(RECORD).replyWithError(resets())],
    ["a 504", () => api().put(RECORD).reply(504)],
    ["a page in place of the record", () => api().put(RECORD).reply(200, "<html>")],
    ["JSON that is cut short", () => api().put(RECORD).reply(200, '{"roles":[')],
  ])("%s: a write that took effect is not sent again over theirs", async (_, fail) => {
    holds(entry("s1", "a"));
    fail();
    // Ours took effect, and then somebody took "a" away.
    holds(entry("s1", "b"));
    await connect().tenant.changeGrant(GROUP, "s1", (current) =>
      current?.roles.some(({ id }) => id === "b") === true ? current : add(current),
    );
  });

  test("a revocation whose answer was lost does not take away what they granted after it", async () => {
    holds(entry("s1", "a"));
    api().delete(RECORD).reply(504);
    holds(entry("s1", "c"));
    const after = await connect().tenant.changeGrant(GROUP, "s1", (current) => {
      const left = (current?.roles ?? []).filter(({ id }) => id !== "a");
      return { roles: left };
    });
    expect(after).toMatchObject({ roles: [{ id: "c" }] });
  });

  test("no more often than max_retries", async () => {
    holds(entry("s1", "a"));
    holds(entry("s1", "a"));
    api().put(RECORD).twice().reply(504, { code: "GATEWAY", message: "x" });
    const failed = connect({ max_retries: 1 }).tenant.changeGrant(GROUP, "s1", add);
    expect(await failureOf(failed)).toMatchObject({ status: 504 });
  });
});

describe("where the tenant's answers lag behind its writes", () => {
  test("a reading from before the own write is not built upon", async () => {
    holds(entry("s1", "a"));
    api()
      .put(RECORD, { roles: [{ id: "a" }, { id: "b" }] })
      .reply(200, entry("s1", "a", "b"));
    // The look after the write lags as well, which is no news; so does the reading before the next.
    holds(entry("s1", "a"));
    holds(entry("s1", "a"));
    holds(entry("s1", "a", "b"));
    api()
      .put(RECORD, { roles: [{ id: "a" }, { id: "b" }, { id: "c" }] })
      .reply(200, entry("s1", "a", "b", "c"));
    holds(entry("s1", "a", "b", "c"));
    const { tenant, waits } = connect();
    await tenant.changeGrant(GROUP, "s1", give("a", "b"));
    await tenant.changeGrant(GROUP, "s1", (current) => ({
      roles: [...(current?.roles ?? []).map(({ id }) => ({ id })), { id: "c" }],
    }));
    expect(waits).toEqual([250]);
  });

  test("what stays as it was before is believed in the end: somebody has undone it", async () => {
    holds(entry("s1", "a"));
    api().put(RECORD).reply(200, entry("s1", "b"));
    for (let look = 0; look < 11; look += 1) holds(entry("s1", "a"));
    const { tenant, waits } = connect();
    await tenant.changeGrant(GROUP, "s1", give("b"));
    const change = jest.fn((current: GrantRecord | undefined) => current);
    await tenant.changeGrant(GROUP, "s1", change);
    expect(change.mock.calls[0]?.[0]).toMatchObject({ roles: [{ id: "a" }] });
    expect(waits.reduce((sum, ms) => sum + ms)).toBeLessThan(30_000);
  });

  test("a record that was revoked and still shows is not revoked again", async () => {
    holds(entry("s1", "a"));
    api().delete(RECORD).reply(204);
    holds(entry("s1", "a"));
    holds(entry("s1", "a"));
    holds();
    const { tenant } = connect();
    await tenant.changeGrant(GROUP, "s1", revoke);
    await tenant.changeGrant(GROUP, "s1", revoke);
  });

  test("a list that is read later shows the own write", async () => {
    holds();
    api().put(RECORD).reply(200, entry("s1", "a"));
    api().get(`${BASE}/services/s1/admin-entitlements`).query(FIRST_PAGE).reply(200, page([]));
    const { tenant } = connect();
    await tenant.changeGrant(GROUP, "s1", give("a"));
    expect(await tenant.grants("s1")).toMatchObject([{ principal: GROUP, roles: [{ id: "a" }] }]);
  });
});

describe("a tenant that tags a principal's list", () => {
  const tagged = (etag: string, ...records: readonly object[]) =>
    api()
      .get(OWN)
      .reply(200, [...records], { etag });
  const puts = (etag: string) => api().put(RECORD, undefined).matchHeader("if-match", etag);
  const refusal = { code: "PRECONDITION_FAILED", message: "x" };

  test("gets the tag back with the write, and no look afterwards", async () => {
    tagged('"1"', entry("s1", "a"));
    puts('"1"').reply(200, entry("s1", "b"));
    await connect().tenant.changeGrant(GROUP, "s1", give("b"));
  });

  test("gets it back with a revocation", async () => {
    tagged('"1"', entry("s1", "a"));
    api().delete(RECORD).matchHeader("if-match", '"1"').reply(204);
    await connect().tenant.changeGrant(GROUP, "s1", revoke);
  });

  test("a change in between is kept", async () => {
    tagged('"1"', entry("s1", "a"));
    puts('"1"').reply(412, refusal);
    tagged('"2"', entry("s1", "a", "c"));
    api()
      .put(RECORD, { roles: [{ id: "a" }, { id: "c" }, { id: "b" }] })
      .matchHeader("if-match", '"2"')
      .reply(200, entry("s1", "a", "c", "b"));
    await connect().tenant.changeGrant(GROUP, "s1", (current) => ({
      roles: [...(current?.roles ?? []), { id: "b" }],
    }));
  });

  test("a tag that is refused three times over one and the same list is none of the record's", async () => {
    for (let reading = 0; reading < 4; reading += 1) tagged('"1"', entry("s1", "a"));
    puts('"1"').times(3).reply(412, refusal);
    api().put(RECORD).matchHeader("if-match", isAbsent).reply(200, entry("s1", "b"));
    tagged('"1"', entry("s1", "b"));
    const { tenant } = connect();
    expect(await tenant.changeGrant(GROUP, "s1", give("b"))).toMatchObject({
      roles: [{ id: "b" }],
    });
  });
});

describe("a tenant that does not", () => {
  const add = (current: GrantRecord | undefined): GrantBody => ({
    roles: [...(current?.roles ?? []).filter(({ id }) => id !== "b"), { id: "b" }],
  });

  test("what somebody wrote over ours, from an older reading, keeps theirs and gets ours again", async () => {
    holds(entry("s1", "a"));
    api()
      .put(RECORD, { roles: [{ id: "a" }, { id: "b" }] })
      .reply(200, entry("s1", "a", "b"));
    // Somebody who had read "a" has added "c".
    holds(entry("s1", "a", "c"));
    holds(entry("s1", "a", "c"));
    api()
      .put(RECORD, { roles: [{ id: "a" }, { id: "c" }, { id: "b" }] })
      .reply(200, entry("s1", "a", "c", "b"));
    holds(entry("s1", "a", "c", "b"));
    const after = await connect().tenant.changeGrant(GROUP, "s1", add);
    expect(after?.roles.map(({ id }) => id)).toEqual(["a", "c", "b"]);
  });

  test("roles that came on top are answered, and left alone", async () => {
    holds(entry("s1", "a"));
    api().put(RECORD).reply(200, entry("s1", "b"));
    holds(entry("s1", "b", "c"));
    const after = await connect().tenant.changeGrant(GROUP, "s1", give("b"));
    expect(after?.roles.map(({ id }) => id)).toEqual(["b", "c"]);
  });

  test("a role that was taken away and is back is taken away again", async () => {
    holds(entry("s1", "a", "b"));
    api().put(RECORD).reply(200, entry("s1", "b"));
    holds(entry("s1", "a", "b", "c"));
    holds(entry("s1", "a", "b", "c"));
    api()
      .put(RECORD, { roles: [{ id: "b" }, { id: "c" }] })
      .reply(200, entry("s1", "b", "c"));
    holds(entry("s1", "b", "c"));
    await connect().tenant.changeGrant(GROUP, "s1", (current) => ({
      roles: (current?.roles ?? []).filter(({ id }) => id !== "a"),
    }));
  });

  test("who does the same over and over wins in the end, and the answer says so", async () => {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      holds(entry("s1", `x${attempt}`));
      api().put(RECORD).reply(200, entry("s1", "b"));
      holds(entry("s1", "theirs"));
    }
    const after = await connect().tenant.changeGrant(GROUP, "s1", give("b"));
    expect(after?.roles.map(({ id }) => id)).toEqual(["theirs"]);
  });

  test("a look that fails makes no failure of a write that was confirmed", async () => {
    holds(entry("s1", "a"));
    api().put(RECORD).reply(200, entry("s1", "b"));
    api().get(OWN).reply(500);
    const after = await connect().tenant.changeGrant(GROUP, "s1", give("b"));
    expect(after?.roles.map(({ id }) => id)).toEqual(["b"]);
  });

  test("a write that waited too long is derived anew", async () => {
    let now = 0;
    holds(entry("s1", "a"));
    api().put(RECORD).reply(429, "", { "retry-after": "20" });
    holds(entry("s1", "a", "c"));
    api()
      .put(RECORD, { roles: [{ id: "a" }, { id: "c" }, { id: "b" }] })
      .reply(200, entry("s1", "a", "c", "b"));
    holds(entry("s1", "a", "c", "b"));
    const { tenant } = connect(
      {},
      { monotonic: () => now, sleep: (ms) => Promise.resolve(void (now += ms)) },
    );
    await tenant.changeGrant(GROUP, "s1", add);
  });

  test("a tenant that refuses every time is said to, after a bounded number of requests", async () => {
    let now = 0;
    api()
      .get(OWN)
      .times(3)
      .reply(200, [entry("s1", "a")]);
    api().put(RECORD).times(5).reply(429, "", { "retry-after": "20" });
    const { tenant } = connect(
      { max_retries: 2 },
      { monotonic: () => now, sleep: (ms) => Promise.resolve(void (now += ms)) },
    );
    expect(await failureOf(tenant.changeGrant(GROUP, "s1", add))).toMatchObject({
      name: "RateLimitedError",
    });
  });
});

test("what this build has no name for is written back unchanged", async () => {
  const before = {
    ...entry("s1", "a"),
    roles: [{ id: "a", name: "Role a", displayName: "Role a", until: "2030" }],
    scope: { id: "9", name: "East", displayName: "East", region: 4 },
    reviewed: { by: "ann", at: [1, 2] },
  };
  holds(before);
  api()
    .put(RECORD, {
      roles: [{ id: "a", until: "2030" }, { id: "b" }],
      scope: { id: "9", region: 4 },
      reviewed: { by: "ann", at: [1, 2] },
    })
    .reply(200, { ...before, roles: [...before.roles, { id: "b" }] });
  holds({ ...before, roles: [...before.roles, { id: "b" }] });
  await connect().tenant.changeGrant(GROUP, "s1", () => ({
    roles: [{ id: "a" }, { id: "b" }],
    scope: { id: "9" },
  }));
});

/** Of a header that was not sent nock has undefined, whatever its types say. */
function isAbsent(value: unknown): boolean {
  return value === undefined;
}
