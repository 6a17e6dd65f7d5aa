import { LIMITED_CLIENT } from "../../../../src/emulator";
import { field, idWhere, list, openTenant, tokenForm, textOf } from "../open-tenant";

async function scene() {
  const tenant = await openTenant();
  const { store } = tenant;
  const server = idWhere(store.resourceServers, (s) => s.defaultApi);
  const scope = (role: string) =>
    `${store.zidentity.id}::${idWhere(store.roles, (r) => r.name === role)}`;
  return { tenant, server, scope };
}

test("the deployer finds its own client by id, with the roles that it holds", async () => {
  const { tenant, server, scope } = await scene();
  const reply = await tenant.call("GET", "/api-clients/demo-client");
  expect(reply.json).toMatchObject({ id: "demo-client", clientResources: [{ id: server }] });
  const held = list(reply.json, "clientResources", 0, "selectedScopes");
  expect(held[0]).toEqual({ id: scope("Super Admin"), name: "Role:Super Admin" });
  // Both ZIA tenants and the four others of which the documents tell who manages their administrators.
  expect(held.slice(1).map((line) => field(line, "name"))).toEqual([
    "Role:Super Admin",
    "Role:Super Admin",
    "Scope:Default: Role:ZPA Administrator",
    "Role:ZDX Super Admin",
    "Role:Client Connector Super Admin",
    "Role:Connector Super Admin",
  ]);
});

test("no answer but that of a new secret tells a secret, and that secret opens the tenant", async () => {
  const { tenant } = await scene();
  const made = await tenant.call("POST", "/api-clients/demo-client/secrets", {});
  expect(made.status).toBe(201);
  const value = textOf(made.json, "value");
  const body = tokenForm({ id: "demo-client", secret: value });
  expect((await tenant.raw("/oauth2/v1/token", { method: "POST", body })).status).toBe(200);
  for (const path of [
    "/api-clients",
    "/api-clients/demo-client",
    "/api-clients/demo-client/secrets",
  ]) {
    const { text } = await tenant.call("GET", path);
    expect(text).not.toContain(value);
    expect(text).not.toContain("demo-secret");
  }
  const secret = `/api-clients/demo-client/secrets/${textOf(made.json, "id")}`;
  expect((await tenant.call("DELETE", secret.replace("demo-", "portal-"))).status).toBe(404);
  expect((await tenant.call("DELETE", secret)).status).toBe(204);
  expect((await tenant.raw("/oauth2/v1/token", { method: "POST", body })).status).toBe(401);
});

test("a client is made, replaced and deleted, its secrets with it", async () => {
  const { tenant, server, scope } = await scene();
  const selectedScopes = [{ id: scope("Users Admin") }];
  const made = await tenant.call("POST", "/api-clients", {
    name: "New",
    clientResources: [{ id: server, selectedScopes }],
  });
  expect(made.status).toBe(201);
  const path = `/api-clients/${textOf(made.json, "id")}`;
  await tenant.call("POST", `${path}/secrets`, {});
  expect((await tenant.call("GET", path)).json).toEqual(made.json);
  const put = await tenant.call("PUT", path, { name: "Newer", status: false });
  expect(put.json).toMatchObject({ name: "Newer", status: false, clientResources: [] });
  expect((await tenant.call("DELETE", path)).status).toBe(204);
  expect(tenant.store.secrets.size).toBe(3);
});

test("unknown resource servers, scopes and keys are refused with 400", async () => {
  const { tenant, server } = await scene();
  const bodies = [
    { name: "x", clientResources: [{ id: "i0" }] },
    { name: "x", clientResources: [{ id: server, selectedScopes: [{ id: "i0" }] }] },
    { name: "x", clientAuthentication: { publicKeys: [{ keyName: "k", keyValue: "no key" }] } },
  ];
  const fields = [];
  for (const body of bodies) {
    const reply = await tenant.call("POST", "/api-clients", body);
    expect(reply.status).toBe(400);
    fields.push(list(reply.json, "details").map((detail) => field(detail, "field")));
  }
  expect(fields).toEqual([
    ["clientResources[0].id"],
    ["clientResources[0].selectedScopes[0].id"],
    ["clientAuthentication.publicKeys[0].keyValue"],
  ]);
});

test("a client cannot make itself, or another, more than it is", async () => {
  const { tenant, server, scope } = await scene();
  const limited = await tenant.as(LIMITED_CLIENT);
  const body = {
    name: "Up",
    clientResources: [{ id: server, selectedScopes: [{ id: scope("Super Admin") }] }],
  };
  expect((await limited.call("POST", "/api-clients", body)).status).toBe(403);
  expect((await limited.call("PUT", "/api-clients/limited-client", body)).status).toBe(403);
});
