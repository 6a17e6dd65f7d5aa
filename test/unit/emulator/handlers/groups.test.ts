import { idWhere, list, openTenant, textOf } from "../open-tenant";

test("a group is made, read, replaced and deleted; its name may repeat", async () => {
  const tenant = await openTenant();
  const made = await tenant.call("POST", "/groups", {
    name: "Helpdesk",
    source: "SCIM",
    id: "mine",
  });
  expect(made.status).toBe(201);
  expect(made.json).toEqual({
    name: "Helpdesk",
    id: expect.stringMatching(/^[a-z0-9]{13}$/),
    source: "API",
    adminEntitlementEnabled: true,
    serviceEntitlementEnabled: true,
    dynamicGroup: false,
  });
  const path = `/groups/${textOf(made.json, "id")}`;
  const body = { name: "Desk", description: "d", adminEntitlementEnabled: false };
  const put = await tenant.call("PUT", path, { ...body, source: "SCIM" });
  expect(put.json).toMatchObject({ ...body, source: "API" });
  expect((await tenant.call("DELETE", path)).status).toBe(204);
  expect((await tenant.call("GET", path)).status).toBe(404);
});

test("a read group can be written back unchanged, with either spelling of dynamic", async () => {
  const { store, call } = await openTenant();
  for (const group of [...store.groups.values()]) {
    const { json } = await call("GET", `/groups/${group.id}`);
    expect((await call("PUT", `/groups/${group.id}`, json)).json).toEqual(json);
  }
});

test("a deleted group leaves no grant or entitlement", async () => {
  const { store, call } = await openTenant();
  const group = idWhere(store.groups, (g) => g.name === "Helpdesk");
  const role = idWhere(store.roles, (r) => r.name === "Users Admin");
  await call("PUT", `/groups/${group}/admin-entitlements/${store.zidentity.id}`, {
    roles: [{ id: role }],
  });
  await call("PUT", `/groups/${group}/service-entitlements/${store.zidentity.id}`);
  await call("DELETE", `/groups/${group}`);
  const admins = await call("GET", `/services/${store.zidentity.id}/admin-entitlements`);
  expect(list(admins.json, "records")).toHaveLength(1);
  expect(store.entitlements.size).toBe(0);
});
