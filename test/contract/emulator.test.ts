/** The embedded tenant against samples that were made from the documents, not from it. */
import { DEMO_CLIENT, LIMITED_CLIENT } from "../../src/emulator";
import {
  field,
  idWhere,
  openTenant,
  type OpenTenant,
  tokenForm,
} from "../unit/emulator/open-tenant";
import { sample } from "./samples";
import { departures, shapeOf } from "./shape";

interface Scene {
  readonly tenant: OpenTenant;
  readonly ann: string;
  readonly helpdesk: string;
  readonly zpa: string;
  readonly ziam: string;
  readonly roleId: string;
}

/** Ann and Helpdesk hold roles on ZPA and ZIdentity, and may use ZPA. */
async function scene(): Promise<Scene> {
  const tenant = await openTenant();
  const { store, call } = tenant;
  const ann = idWhere(store.users, (user) => user.loginName === "ann@example.com");
  const helpdesk = idWhere(store.groups, (group) => group.name === "Helpdesk");
  const zpa = idWhere(store.services, (service) => service.name === "ZPA");
  const ziam = store.zidentity.id;
  const role = await call("POST", "/roles", sample("role"));
  const roleId = String(field(role.json, "id"));
  const service = store.services.get(zpa);
  const onZpa = {
    roles: [{ id: service?.linkedRoles[0]?.id }],
    scope: { id: service?.scopes[0]?.id },
  };
  for (const who of [`/users/${ann}`, `/groups/${helpdesk}`]) {
    await call("PUT", `${who}/admin-entitlements/${zpa}`, onZpa);
    await call("PUT", `${who}/admin-entitlements/${ziam}`, { roles: [{ id: roleId }] });
    await call("PUT", `${who}/service-entitlements/${zpa}`);
  }
  return { tenant, ann, helpdesk, zpa, ziam, roleId };
}

function expectShape(value: unknown, ...names: readonly string[]): void {
  expect(departures(value, shapeOf(names.map(sample)))).toEqual([]);
}

const READS: readonly [what: string, samples: readonly string[], path: (scene: Scene) => string][] =
  [
    ["users", ["user-page"], () => "/users?limit=1000"],
    ["a page of groups", ["group-page", "group-page-foreign-next"], () => "/groups?limit=10"],
    ["all groups", ["group-page", "group-page-foreign-next"], () => "/groups?limit=1000"],
    [
      "a user's groups",
      ["group-page-results-total-only", "group-page"],
      (s) => `/users/${s.ann}/groups`,
    ],
    ["resource servers", ["resource-servers"], () => "/resource-servers"],
    ["roles", ["role-page"], () => "/roles"],
    ["a role", ["role"], (s) => `/roles/${s.roleId}`],
    ["a user's roles", ["admin-entitlements-of-user"], (s) => `/users/${s.ann}/admin-entitlements`],
    [
      "a group's roles",
      ["admin-entitlements-of-user"],
      (s) => `/groups/${s.helpdesk}/admin-entitlements`,
    ],
    [
      "a user's services",
      ["service-entitlements-of-user"],
      (s) => `/users/${s.ann}/service-entitlements`,
    ],
    [
      "a group's services",
      ["service-entitlements-of-user"],
      (s) => `/groups/${s.helpdesk}/service-entitlements`,
    ],
    [
      "who administers ZPA",
      ["admin-entitlements-of-service"],
      (s) => `/services/${s.zpa}/admin-entitlements`,
    ],
    [
      "who administers ZIdentity",
      ["admin-entitlements-of-zidentity"],
      (s) => `/services/${s.ziam}/admin-entitlements`,
    ],
    [
      "who may use ZPA",
      ["service-entitlements-of-service"],
      (s) => `/services/${s.zpa}/service-entitlements`,
    ],
  ];

test.each(READS)("%s have the form of the samples %j", async (_what, samples, path) => {
  const ready = await scene();
  const reply = await ready.tenant.call("GET", path(ready));
  expect(reply.status).toBe(200);
  expect(reply.text).not.toContain('"records":[]');
  expectShape(reply.json, ...samples);
});

test("one user, with or without a second address, department and identity provider", async () => {
  const { tenant } = await scene();
  const page = shapeOf([sample("user-page")]);
  for (const id of [...tenant.store.users.keys()].slice(0, 30)) {
    const { json } = await tenant.call("GET", `/users/${id}`);
    expect(
      departures({ pageOffset: 0, pageSize: 1, totalRecord: 1, records: [json] }, page),
    ).toEqual([]);
  }
});

test("an API client tells its scopes as the contract has it", async () => {
  const { tenant } = await scene();
  const reply = await tenant.call("GET", "/api-clients");
  // The documents name only a part of this record, so only what they name is looked at.
  const records = shapeOf([field(sample("api-clients"), "records")]);
  const missing = departures(field(reply.json, "records"), records).filter(
    (line) => !line.endsWith("is in no sample"),
  );
  expect(missing).toEqual([]);
});

test("a token, and the rate headers as fetch joins them", async () => {
  const { tenant } = await scene();
  const token = await tenant.raw("/oauth2/v1/token", {
    method: "POST",
    body: tokenForm(DEMO_CLIENT),
  });
  expectShape(token.json, "token");
  expect(field(token.json, "token_type")).toBe(field(sample("token"), "token_type"));
  const { headers } = await tenant.call("GET", "/users");
  const rate = [...headers].filter(([name]) => name.startsWith("x-ratelimit-"));
  expect(Object.fromEntries(rate)).toEqual(sample("rate-headers"));
});

test("errors", async () => {
  const { tenant, ziam, ann } = await scene();
  const limited = await tenant.as(LIMITED_CLIENT);
  const superAdmin = idWhere(tenant.store.roles, (role) => role.name === "Super Admin");
  const plain = await tenant.call("GET", "/roles/i0");
  expectShape(plain.json, "error-not-found");
  expect(field(plain.json, "code")).toBe(field(sample("error-not-found"), "code"));
  expectShape((await tenant.call("GET", "/users?limit=1001")).json, "error-with-details");
  const grant = `/users/${ann}/admin-entitlements/${ziam}`;
  const refusals = [
    await tenant.call("POST", "/roles", sample("role")),
    await limited.call("PUT", grant, { roles: [{ id: superAdmin }] }),
    await tenant.raw("/ziam/admin/api/v1/users"),
  ];
  expect(refusals.map((reply) => reply.status)).toEqual([409, 403, 401]);
  for (const reply of refusals) expectShape(reply.json, "error-not-found", "error-with-details");
});

test("a role of a later release is taken as it is", async () => {
  const { tenant } = await scene();
  const reply = await tenant.call("POST", "/roles", sample("role-with-unknown-module"));
  expect(reply.status).toBe(201);
  expect(field(reply.json, "permissions")).toEqual(
    field(sample("role-with-unknown-module"), "permissions"),
  );
});

test.each([
  ["grant-body", "/users/i0/admin-entitlements/i0"],
  ["grant-body-without-scope", "/groups/i0/admin-entitlements/i0"],
])("%s is a body that can be read", async (name, path) => {
  const { tenant } = await scene();
  // Neither principal nor service exists here, which is the only objection.
  expect((await tenant.call("PUT", path, sample(name))).status).toBe(404);
});
