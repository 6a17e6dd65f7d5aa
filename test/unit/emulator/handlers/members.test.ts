import { field, idWhere, list, openTenant } from "../open-tenant";

async function scene() {
  const tenant = await openTenant();
  const user = (login: string) => idWhere(tenant.store.users, (u) => u.loginName === login);
  const path = `/groups/${idWhere(tenant.store.groups, (g) => g.name === "Helpdesk")}/users`;
  const logins = async () => {
    const reply = await tenant.call("GET", `${path}?limit=1000`);
    return list(reply.json, "records").map((record) => field(record, "loginName"));
  };
  return { tenant, path, logins, ann: user("ann@example.com"), owner: user("owner@example.com") };
}

test("the members are replaced, added to one by one or several at once, and removed", async () => {
  const { tenant, path, logins, ann, owner } = await scene();
  expect((await tenant.call("PUT", path, [{ id: ann }])).status).toBe(204);
  expect(await logins()).toEqual(["ann@example.com"]);
  expect((await tenant.call("POST", path, [{ id: ann }, { id: owner }])).status).toBe(204);
  expect(await logins()).toEqual(["ann@example.com", "owner@example.com"]);
  expect((await tenant.call("DELETE", `${path}/${ann}`)).status).toBe(204);
  expect((await tenant.call("DELETE", `${path}/${ann}`)).status).toBe(404);
  expect((await tenant.call("POST", `${path}/${ann}`, {})).status).toBe(204);
  expect(await logins()).toEqual(["owner@example.com", "ann@example.com"]);
});

test("an unknown user among several is refused, and none is added", async () => {
  const { tenant, path, logins, ann } = await scene();
  await tenant.call("PUT", path, []);
  const reply = await tenant.call("POST", path, [{ id: ann }, { id: "i0" }]);
  expect([reply.status, field(reply.json, "details", 0, "field")]).toEqual([400, "[1].id"]);
  expect(await logins()).toEqual([]);
});
