import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openapiDocument } from "../../../scripts/generate/openapi/document";
import { OPERATION_IDS, OPERATIONS, type OperationId } from "../../../src/tenant";
import { sample } from "../../contract/samples";
import { violations } from "./json-schema";
import { field, idWhere, list, openTenant, type OpenTenant, textOf } from "./open-tenant";

const document: unknown = JSON.parse(
  readFileSync(join(__dirname, "../../../src/generated/openapi.json"), "utf8"),
);

interface Scene {
  readonly tenant: OpenTenant;
  readonly ids: Readonly<Record<string, string>>;
  /** ZPA has scopes and roles of its own. */
  readonly grant: unknown;
}

/** Ann and Helpdesk hold a role on ZPA and may use it; Ann is in Helpdesk. */
async function scene(): Promise<Scene> {
  const tenant = await openTenant();
  const { store, call } = tenant;
  const userId = idWhere(store.users, (user) => user.loginName === "ann@example.com");
  const groupId = idWhere(store.groups, (group) => group.name === "Helpdesk");
  const serviceId = idWhere(store.services, (service) => service.name === "ZPA");
  const roleId = textOf((await call("POST", "/roles", sample("role"))).json, "id");
  const apiClientId = textOf((await call("POST", "/api-clients", { name: "Job" })).json, "id");
  const secret = await call("POST", `/api-clients/${apiClientId}/secrets`);
  const service = store.services.get(serviceId);
  const grant = {
    roles: [{ id: service?.linkedRoles[0]?.id }],
    scope: { id: service?.scopes[0]?.id },
  };
  for (const who of [`/users/${userId}`, `/groups/${groupId}`]) {
    await call("PUT", `${who}/admin-entitlements/${serviceId}`, grant);
    await call("PUT", `${who}/service-entitlements/${serviceId}`);
  }
  await call("POST", `/groups/${groupId}/users/${userId}`);
  const [resourceServerId = ""] = store.resourceServers.keys();
  const secretId = textOf(secret.json, "id");
  const ids = { userId, groupId, serviceId, roleId, apiClientId, secretId, resourceServerId };
  return { tenant, ids, grant };
}

const BODIES: Partial<Record<OperationId, (scene: Scene) => unknown>> = {
  createUser: () => ({ loginName: "new@example.com" }),
  replaceUser: () => ({ loginName: "ann@example.com", department: { name: "IT" } }),
  createGroup: () => ({ name: "New" }),
  replaceGroup: () => ({ name: "Helpdesk", description: "Answers the phone" }),
  addGroupUsers: ({ ids }) => [{ id: ids["userId"] }],
  replaceGroupUsers: () => [],
  createApiClient: () => ({ name: "Other job", description: "Nightly" }),
  replaceApiClient: () => ({ name: "Job", status: false }),
  createRole: () => ({ name: "Desk" }),
  replaceRole: () => ({ name: "Desk", permissions: { AUDIT_LOGS: "VIEW_ONLY" } }),
  grantUser: ({ grant }) => grant,
  grantGroup: ({ grant }) => grant,
};

function described(id: OperationId, ...path: string[]): unknown {
  const { method, path: route } = OPERATIONS[id];
  return field(document, "paths", route, method.toLowerCase(), ...path);
}

/** The schema of an answer with this status; undefined where the document has no body for it. */
function schemaOf(id: OperationId, status: number): unknown {
  const response = described(id, "responses", String(status));
  expect(response).toBeDefined();
  const name = field(response, "$ref");
  const found =
    typeof name === "string"
      ? field(document, "components", "responses", name.split("/").at(-1) ?? "")
      : response;
  return field(found, "content", "application/json", "schema");
}

test("the file is what the operations table makes of it now", () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(openapiDocument())));
});

test("the document has the operations of the table, with their availability, and no other", () => {
  const paths = field(document, "paths") as Record<string, Record<string, unknown>>;
  const found = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [
      field(operation, "operationId"),
      `${method.toUpperCase()} ${path}`,
      field(operation, "x-availability"),
    ]),
  );
  const expected = OPERATION_IDS.map((id) => {
    const { method, path, availability } = OPERATIONS[id];
    return [id, `${method} ${path}`, availability];
  });
  expect(found.toSorted()).toEqual(expected.toSorted());
});

test.each(OPERATION_IDS)("%s answers as the document says", async (id) => {
  const ready = await scene();
  const { method, path, success, answers } = OPERATIONS[id];
  const parameters = list(described(id, "parameters"));
  const route = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    expect(parameters).toContainEqual(
      expect.objectContaining({ name, in: "path", required: true }),
    );
    return ready.ids[name] ?? "";
  });
  // The role that is deleted must not be assigned, and ours is not.
  const body = BODIES[id]?.(ready);
  const reply = await ready.tenant.call(method, route, body);
  expect(reply.status).toBe(success);
  const schema = schemaOf(id, reply.status);
  if (answers === "nothing") {
    expect(schema).toBeUndefined();
    expect(reply.text).toBe("");
    return;
  }
  expect(violations(reply.json, schema, document)).toEqual([]);
  if (answers !== "record") expect(reply.text).toMatch(/\[\{/);
  if (field(described(id, "responses", String(success)), "headers", "ETag") !== undefined)
    expect(reply.headers.get("etag")).not.toBeNull();
  const requestSchema = described(id, "requestBody", "content", "application/json", "schema");
  expect(requestSchema === undefined).toBe(body === undefined);
  if (body !== undefined) expect(violations(body, requestSchema, document)).toEqual([]);
});

test.each(OPERATION_IDS)("%s refuses as the document says", async (id) => {
  const { method, path } = OPERATIONS[id];
  const tenant = await openTenant();
  const route = path.replaceAll(/\{\w+\}/g, "inothing00000");
  const replies = [
    await tenant.raw(`/ziam/admin/api/v1${route}`, { method }),
    await tenant.call(method, `${route}?limit=0`, method === "GET" ? undefined : {}),
  ];
  for (const reply of replies.filter(({ status }) => status >= 400)) {
    expect(violations(reply.json, schemaOf(id, reply.status), document)).toEqual([]);
  }
});

test.each([
  ["user", "User"],
  ["role", "Role"],
  ["role-with-unknown-module", "NewRole"],
  ["grant-body", "Grant"],
  ["grant-body-without-scope", "Grant"],
  ["error-not-found", "Error"],
  ["error-with-details", "Error"],
])("the sample %s, made from the wire facts, fits %s", (name, component) => {
  const schema = field(document, "components", "schemas", component);
  expect(schema).toBeDefined();
  expect(violations(sample(name), schema, document)).toEqual([]);
});

test.each([
  ["group-page", "listGroups"],
  ["group-page-results-total-only", "listGroups"],
  ["user-page", "listUsers"],
  ["role-page", "listRoles"],
  ["resource-servers", "listResourceServers"],
  ["admin-entitlements-of-user", "readUserAdminEntitlements"],
  ["service-entitlements-of-user", "readUserServiceEntitlements"],
  ["admin-entitlements-of-service", "listServiceAdmins"],
  ["service-entitlements-of-service", "listServiceUsers"],
] as const)("the sample %s fits the answer of %s", (name, id) => {
  expect(violations(sample(name), schemaOf(id, 200), document)).toEqual([]);
});

test("what does not fit is found", () => {
  const schema = schemaOf("listRoles", 200);
  const records = [{ id: 5, name: "Desk", permissions: { ROLES: true } }];
  expect(violations({ pageOffset: -1, records }, schema, document)).toEqual([
    "answer.pageOffset is -1",
    "answer.records[0].permissions.ROLES is boolean, not string",
    "answer.records[0].id is integer, not string",
    "answer.records[0].systemDefined is missing",
    "answer.pageSize is missing",
  ]);
});
