import { addDeployer } from "../add-deployer";
import { field, idWhere, list, openTenant, type OpenTenant } from "../open-tenant";

const DESK = { name: "Desk", permissions: { USERS_AND_GROUPS: "VIEW_ONLY" } };

async function create(tenant: OpenTenant, body: unknown): Promise<string> {
  const reply = await tenant.call("POST", "/roles", body);
  expect(reply.status).toBe(201);
  return String(field(reply.json, "id"));
}

test("a role is made, read, replaced and deleted", async () => {
  const tenant = await openTenant();
  const id = await create(tenant, { ...DESK, description: "First line" });
  expect(id).toMatch(/^[a-z0-9]{13}$/);
  const made = { ...DESK, description: "First line", id, systemDefined: false };
  expect((await tenant.call("GET", `/roles/${id}`)).json).toEqual(made);

  const replaced = await tenant.call("PUT", `/roles/${id}`, { name: "Desk 2", permissions: {} });
  expect(replaced.status).toBe(200);
  // A replacement: what is not sent is gone.
  expect(replaced.json).toEqual({ name: "Desk 2", permissions: {}, id, systemDefined: false });

  const gone = await tenant.call("DELETE", `/roles/${id}`);
  expect([gone.status, gone.text]).toEqual([204, ""]);
  expect((await tenant.call("DELETE", `/roles/${id}`)).status).toBe(404);
});

test("a name that is taken is a 409, on create and on rename; keeping one's own name is none", async () => {
  const tenant = await openTenant();
  const id = await create(tenant, DESK);
  await create(tenant, { name: "Other" });
  expect((await tenant.call("POST", "/roles", DESK)).status).toBe(409);
  expect((await tenant.call("PUT", `/roles/${id}`, { name: "Other" })).status).toBe(409);
  expect((await tenant.call("PUT", `/roles/${id}`, { name: "Desk" })).status).toBe(200);
});

test("predefined roles cannot be changed or deleted", async () => {
  const tenant = await openTenant();
  const predefined = [...tenant.store.roles.values()];
  expect(predefined.map((role) => role.name)).toEqual([
    "Super Admin",
    "View Only Admin",
    "Users Admin",
    "CXO Insight User",
  ]);
  for (const { id } of predefined) {
    expect((await tenant.call("PUT", `/roles/${id}`, { name: "Mine" })).status).toBe(403);
    expect((await tenant.call("DELETE", `/roles/${id}`)).status).toBe(403);
  }
});

test("nobody makes or changes a role above the own level", async () => {
  const tenant = await openTenant();
  const permissions = { ROLES: "FULL", USERS_AND_GROUPS: "FULL" };
  const limited = await tenant.as(addDeployer(tenant.store, { permissions }));
  const id = await create(limited, DESK);
  const above = { name: "Above", permissions: { USERS_AND_GROUPS: "FULL", BRANDING: "VIEW_ONLY" } };
  const refusals = [
    await limited.call("POST", "/roles", above),
    await limited.call("PUT", `/roles/${id}`, above),
  ];
  for (const reply of refusals) {
    expect(reply.status).toBe(403);
    expect(list(reply.json, "details").map((detail) => field(detail, "field"))).toEqual([
      "permissions.BRANDING",
    ]);
  }
  expect((await tenant.call("POST", "/roles", above)).status).toBe(201);
});

test("a deployer with IP locations at view only makes roles with view only or none, not full", async () => {
  // The vendor's own example of role scope.
  const tenant = await openTenant();
  const own = await create(tenant, {
    name: "Deployer",
    permissions: {
      ROLES: "FULL",
      USERS_AND_GROUPS: "VIEW_ONLY",
      IP_LOCATIONS_AND_GROUPS: "VIEW_ONLY",
    },
  });
  const deployer = await tenant.as(await clientWith(tenant, own));
  const make = (level: string) =>
    deployer.call("POST", "/roles", {
      name: `IP ${level}`,
      permissions: { IP_LOCATIONS_AND_GROUPS: level },
    });
  expect((await make("NONE")).status).toBe(201);
  expect((await make("VIEW_ONLY")).status).toBe(201);
  expect((await make("FULL")).status).toBe(403);
});

test("modules that this build does not know are kept, whatever their level", async () => {
  const tenant = await openTenant();
  const permissions = { QUANTUM_KEYS: "OBSERVE", AUDIT_LOGS: "VIEW_ONLY" };
  const id = await create(tenant, { name: "New", permissions, laterField: { a: 1 } });
  expect((await tenant.call("GET", `/roles/${id}`)).json).toMatchObject({
    permissions,
    laterField: { a: 1 },
  });
});

test.each([
  ["AUDIT_LOGS", "FULL", "NONE, VIEW_ONLY"],
  ["EXECUTIVE_INSIGHTS", "VIEW_ONLY", "NONE, FULL"],
  ["ROLES", "RESTRICTED_FULL", "NONE, VIEW_ONLY, FULL"],
  ["ROLES", "view_only", "NONE, VIEW_ONLY, FULL"],
])("%s does not offer %s, and the refusal lists what it does", async (module, level, offered) => {
  const body = { name: "Desk", permissions: { [module]: level } };
  const reply = await (await openTenant()).call("POST", "/roles", body);
  expect(reply.status).toBe(400);
  expect(field(reply.json, "details", 0, "field")).toBe(`permissions.${module}`);
  expect(field(reply.json, "details", 0, "reason")).toContain(offered);
});

test.each([{}, { name: " " }, { name: 7 }, { name: "x", permissions: { ROLES: 1 } }, []])(
  "the body %j is refused with 400",
  async (body) => {
    const reply = await (await openTenant()).call("POST", "/roles", body);
    expect(reply.status).toBe(400);
    expect(list(reply.json, "details")).not.toHaveLength(0);
  },
);

test("another id in the body than in the path is refused", async () => {
  const tenant = await openTenant();
  const id = await create(tenant, DESK);
  expect((await tenant.call("PUT", `/roles/${id}`, { ...DESK, id })).status).toBe(200);
  expect((await tenant.call("PUT", `/roles/${id}`, { ...DESK, id: "i0" })).status).toBe(400);
});

test("If-Match guards a replacement", async () => {
  const tenant = await openTenant();
  const id = await create(tenant, DESK);
  const etag = (await tenant.call("GET", `/roles/${id}`)).headers.get("etag") ?? "";
  expect(etag).toMatch(/^".+"$/);
  const put = (ifMatch: string, name: string) =>
    tenant.call("PUT", `/roles/${id}`, { name }, { "if-match": ifMatch });
  expect((await put(etag, "Second")).status).toBe(200);
  const late = await put(etag, "Third");
  expect([late.status, field(late.json, "code")]).toEqual([412, "PRECONDITION_FAILED"]);
  expect(tenant.store.roles.get(id)?.name).toBe("Second");
  expect((await put("*", "Fourth")).status).toBe(200);
});

test("a role that a principal or an API client holds is not deleted", async () => {
  const tenant = await openTenant();
  const id = await create(tenant, DESK);
  const user = idWhere(tenant.store.users, (u) => u.loginName === "ann@example.com");
  const grant = `/users/${user}/admin-entitlements/${tenant.store.zidentity.id}`;
  await tenant.call("PUT", grant, { roles: [{ id }] });
  expect((await tenant.call("DELETE", `/roles/${id}`)).status).toBe(409);
  await tenant.call("DELETE", grant);
  const client = await clientWith(tenant, id);
  expect((await tenant.call("DELETE", `/roles/${id}`)).status).toBe(409);
  await tenant.call("DELETE", `/api-clients/${client.id}`);
  expect((await tenant.call("DELETE", `/roles/${id}`)).status).toBe(204);
});

/** A new API client that holds one role of ZIdentity. */
async function clientWith(tenant: OpenTenant, roleId: string) {
  const server = idWhere(tenant.store.resourceServers, (s) => s.defaultApi);
  const scope = { id: `${tenant.store.zidentity.id}::${roleId}` };
  const made = await tenant.call("POST", "/api-clients", {
    name: "Deployer",
    clientResources: [{ id: server, selectedScopes: [scope] }],
  });
  const id = String(field(made.json, "id"));
  const secret = await tenant.call("POST", `/api-clients/${id}/secrets`, {});
  return { id, secret: String(field(secret.json, "value")) };
}
