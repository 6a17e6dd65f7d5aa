import { field, idWhere, list, openTenant, textOf } from "../open-tenant";

test("a user is made, read, replaced and deleted; the source that is sent is not the one stored", async () => {
  const tenant = await openTenant();
  const body = { loginName: "new@example.com", firstName: "New", lastName: "One", source: "SCIM" };
  const made = await tenant.call("POST", "/users", body);
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    loginName: "new@example.com",
    displayName: "New One",
    status: true,
    source: "API",
    idp: {},
    department: {},
    customAttrsInfo: {},
  });
  const path = `/users/${textOf(made.json, "id")}`;
  const put = await tenant.call("PUT", path, { ...body, status: false, displayName: "N. One" });
  expect(put.json).toMatchObject({ status: false, displayName: "N. One", source: "API" });
  expect((await tenant.call("GET", path)).json).toEqual(put.json);
  expect((await tenant.call("DELETE", path)).status).toBe(204);
  expect((await tenant.call("GET", path)).status).toBe(404);
});

test("a login name is unique without regard to case; display names repeat", async () => {
  const tenant = await openTenant();
  const taken = await tenant.call("POST", "/users", { loginName: "Ann@Example.com" });
  expect([taken.status, field(taken.json, "details", 0, "field")]).toEqual([409, "loginName"]);
  const namesake = { loginName: "ann2@example.com", displayName: "Ann Keller" };
  expect((await tenant.call("POST", "/users", namesake)).status).toBe(201);
});

test("a deleted user leaves no grant, entitlement or membership", async () => {
  const { store, call } = await openTenant();
  const owner = idWhere(store.users, (u) => u.loginName === "owner@example.com");
  const group = idWhere(store.groups, (g) => g.name === "Helpdesk");
  await call("POST", `/groups/${group}/users/${owner}`);
  await call("PUT", `/users/${owner}/service-entitlements/${store.zidentity.id}`);
  await call("DELETE", `/users/${owner}`);
  expect([store.grants.size, store.entitlements.size]).toEqual([0, 0]);
  expect([...store.members.values()].some((members) => members.has(owner))).toBe(false);
});

test("a user's groups are those that list the user as member", async () => {
  const { store, call } = await openTenant();
  const ann = idWhere(store.users, (u) => u.loginName === "ann@example.com");
  const reply = await call("GET", `/users/${ann}/groups`);
  const ids = list(reply.json, "records").map((group) => field(group, "id"));
  const expected = [...store.members].filter(([, users]) => users.has(ann)).map(([id]) => id);
  expect(ids).toEqual(expected);
  expect(ids).not.toHaveLength(0);
});
