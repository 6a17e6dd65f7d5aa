import { addDeployer } from "../add-deployer";
import { field, idWhere, list, openTenant } from "../open-tenant";

async function scene() {
  const tenant = await openTenant();
  const { store } = tenant;
  const named = (name: string) => idWhere(store.services, (s) => s.name === name);
  const service = (id: string) => {
    const found = store.services.get(id);
    if (found === undefined) throw new Error("no service");
    return found;
  };
  const zpa = service(named("ZPA"));
  const zia = service(idWhere(store.services, (s) => s.orgName === "Acme West"));
  const first = (items: readonly { id: string }[]) => items[0]?.id ?? "";
  return {
    tenant,
    ann: idWhere(store.users, (u) => u.loginName === "ann@example.com"),
    owner: idWhere(store.users, (u) => u.loginName === "owner@example.com"),
    helpdesk: idWhere(store.groups, (g) => g.name === "Helpdesk"),
    contractors: idWhere(store.groups, (g) => g.name === "Contractors"),
    ziam: store.zidentity.id,
    superAdmin: idWhere(store.roles, (r) => r.name === "Super Admin"),
    usersAdmin: idWhere(store.roles, (r) => r.name === "Users Admin"),
    viewer: idWhere(store.roles, (r) => r.name === "View Only Admin"),
    zia,
    ziaRole: first(zia.linkedRoles),
    zpa,
    zpaRole: first(zpa.linkedRoles),
    zpaScope: first(zpa.scopes),
  };
}

const grantOf = (kind: string, id: string, serviceId: string) =>
  `/${kind}/${id}/admin-entitlements/${serviceId}`;

test("a new tenant has one grant: the owner's Super Admin on ZIdentity", async () => {
  const { tenant, ziam, owner, superAdmin } = await scene();
  const admins = await tenant.call("GET", `/services/${ziam}/admin-entitlements`);
  expect(list(admins.json, "records")).toEqual([
    {
      principal: { type: "USER", id: owner, name: "owner@example.com" },
      roles: [{ id: superAdmin, name: "Super Admin" }],
    },
  ]);
  expect(tenant.store.grants.size).toBe(1);
  expect(tenant.store.entitlements.size).toBe(0);
});

test("a grant replaces the record of its pair, and says what is now there", async () => {
  const { tenant, ann, ziam, usersAdmin, viewer } = await scene();
  const path = grantOf("users", ann, ziam);
  await tenant.call("PUT", path, { roles: [{ id: usersAdmin }] });
  const reply = await tenant.call("PUT", path, { roles: [{ id: viewer }, { id: viewer }] });
  expect(reply.status).toBe(200);
  const record = {
    roles: [{ id: viewer, name: "View Only Admin", displayName: "View Only Admin" }],
    service: { id: ziam, serviceName: "ZIAM" },
  };
  expect(reply.json).toEqual(record);
  expect((await tenant.call("GET", `/users/${ann}/admin-entitlements`)).json).toEqual([record]);
  // Idempotent.
  expect((await tenant.call("PUT", path, { roles: [{ id: viewer }] })).json).toEqual(record);
  expect(tenant.store.grants.size).toBe(2);
});

test("a role's new name shows wherever it is held", async () => {
  const { tenant, ann, ziam } = await scene();
  const id = String(field((await tenant.call("POST", "/roles", { name: "Old" })).json, "id"));
  await tenant.call("PUT", grantOf("users", ann, ziam), { roles: [{ id }] });
  await tenant.call("PUT", `/roles/${id}`, { name: "New" });
  const reply = await tenant.call("GET", `/users/${ann}/admin-entitlements`);
  expect(field(reply.json, 0, "roles", 0)).toEqual({ id, name: "New", displayName: "New" });
});

test("on a service with scopes the record has its scope", async () => {
  const { tenant, helpdesk, zpa, zpaRole, zpaScope } = await scene();
  const body = { roles: [{ id: zpaRole }], scope: { id: zpaScope } };
  const reply = await tenant.call("PUT", grantOf("groups", helpdesk, zpa.id), body);
  expect(field(reply.json, "scope")).toEqual({
    id: zpaScope,
    name: "Default",
    displayName: "Default",
  });
  const admins = await tenant.call("GET", `/services/${zpa.id}/admin-entitlements`);
  expect(list(admins.json, "records")).toEqual([
    {
      principal: { type: "GROUP", id: helpdesk, name: "Helpdesk" },
      roles: [{ id: zpaRole, name: "ZPA Administrator" }],
      scope: { id: zpaScope, name: "Default" },
    },
  ]);
});

test("what a grant cannot be is refused with 400 and the field", async () => {
  const s = await scene();
  const zpaRoles = [{ id: s.zpaRole }];
  const cases: [string, unknown, string][] = [
    [grantOf("users", s.ann, s.ziam), { roles: [] }, "roles"],
    [grantOf("users", s.ann, s.ziam), { roles: [{ id: "i0" }] }, "roles[0].id"],
    [
      grantOf("users", s.ann, s.ziam),
      { roles: [{ id: s.viewer }, { id: s.ziaRole }] },
      "roles[1].id",
    ],
    [
      grantOf("users", s.ann, s.ziam),
      { roles: [{ id: s.viewer }], scope: { id: s.zpaScope } },
      "scope",
    ],
    [grantOf("users", s.ann, s.zpa.id), { roles: zpaRoles }, "scope.id"],
    [grantOf("users", s.ann, s.zpa.id), { roles: zpaRoles, scope: { id: "i0" } }, "scope.id"],
    [grantOf("groups", s.contractors, s.zia.id), { roles: [{ id: s.ziaRole }] }, "groupId"],
  ];
  for (const [path, body, name] of cases) {
    const reply = await s.tenant.call("PUT", path, body);
    expect([reply.status, field(reply.json, "details", 0, "field")]).toEqual([400, name]);
  }
  expect(s.tenant.store.grants.size).toBe(1);
});

test("a role of the other ZIA tenant is not a role of this one", async () => {
  const { tenant, ann, ziaRole } = await scene();
  const east = idWhere(tenant.store.services, (s) => s.orgName === "Acme East");
  const reply = await tenant.call("PUT", grantOf("users", ann, east), { roles: [{ id: ziaRole }] });
  expect(reply.status).toBe(400);
  expect(field(reply.json, "details", 0, "reason")).toContain("is a role of ZIA");
});

test("an unknown principal or service is a 404", async () => {
  const { tenant, ann, ziam, viewer } = await scene();
  const body = { roles: [{ id: viewer }] };
  for (const path of [
    grantOf("users", "i0", ziam),
    grantOf("groups", ann, ziam),
    grantOf("users", ann, "i0"),
  ]) {
    const reply = await tenant.call("PUT", path, body);
    expect([reply.status, field(reply.json, "code")]).toEqual([404, "RESOURCE_NOT_FOUND"]);
  }
});

test("nobody hands out a role that holds more than the own", async () => {
  const { tenant, ann, ziam, superAdmin, usersAdmin } = await scene();
  const ofUsersAdmin = tenant.store.roles.get(usersAdmin)?.permissions;
  const permissions = { ...ofUsersAdmin, ADMINISTRATIVE_ENTITLEMENTS: "FULL", ROLES: "VIEW_ONLY" };
  const limited = await tenant.as(addDeployer(tenant.store, { permissions }));
  const path = grantOf("users", ann, ziam);
  const above = await limited.call("PUT", path, {
    roles: [{ id: usersAdmin }, { id: superAdmin }],
  });
  expect([above.status, field(above.json, "code")]).toEqual([403, "ESCALATION"]);
  expect(field(above.json, "details", 0, "field")).toMatch(/^roles\[1\]\./);
  expect((await limited.call("PUT", path, { roles: [{ id: usersAdmin }] })).status).toBe(200);
});

test("a revoked record is gone, and to revoke nothing is a 404", async () => {
  const { tenant, owner, ziam } = await scene();
  const path = grantOf("users", owner, ziam);
  const gone = await tenant.call("DELETE", path);
  expect([gone.status, gone.text]).toEqual([204, ""]);
  const again = await tenant.call("DELETE", path);
  expect([again.status, field(again.json, "code")]).toEqual([404, "RESOURCE_NOT_FOUND"]);
});
