import nock from "nock";
import {
  api,
  BASE,
  connect,
  failureOf,
  FIRST_PAGE,
  grantsTokens,
  page,
  TOKEN,
  useNock,
} from "./nocked-tenant";

useNock();
beforeEach(() => grantsTokens(TOKEN));

const OPERATOR = { id: "r1", name: "Operator", permissions: { ROLES: "FULL" } };
const DESK = { id: "r2", name: "Desk", permissions: { BRANDING: "VIEW_ONLY" } };

function serve(path: string, records: readonly object[]): nock.Scope {
  return api().get(`${BASE}${path}`).query(FIRST_PAGE).reply(200, page(records));
}

function client(id: string, ...scopeIds: string[]) {
  return {
    id,
    name: id,
    clientResources: [{ id: "rs1", selectedScopes: scopeIds.map((scope) => ({ id: scope })) }],
  };
}

function serveRest(): void {
  serve("/resource-servers", [
    {
      id: "rs1",
      serviceScopes: [
        { service: { id: "z", name: "ZIAM" }, scopes: [] },
        { service: { id: "s1", name: "ZIA" }, scopes: [] },
      ],
    },
  ]);
  serve("/roles", [OPERATOR, DESK]);
}

test("the roles of our own client on ZIdentity, out of all clients and services", async () => {
  serve("/api-clients", [client("other", "z::r1"), client("client-1", "z::r2", "s1::r1")]);
  serveRest();
  const { tenant } = connect();
  expect(await tenant.callerRoles()).toEqual([DESK]);
  // Asked for once.
  expect(await tenant.callerRoles()).toEqual([DESK]);
});

test.each([
  ["that is not listed", [client("other", "z::r1")]],
  ["that holds nothing on ZIdentity", [client("client-1", "s1::r1")]],
  ["whose role nobody lists", [client("client-1", "z::r1", "z::r9")]],
])("of a client %s nothing is known", async (_what, clients) => {
  serve("/api-clients", clients);
  serveRest();
  const { tenant } = connect();
  expect(await tenant.callerRoles()).toBeUndefined();
  // What the answer did not need.
  await tenant.services();
  await tenant.roles();
});

test.each([
  [
    "under another id",
    [client("other", "z::r1"), { ...client("x", "z::r2"), clientId: "client-1" }],
  ],
  // The id with which it signs in is its own; that another one is listed under the same text is chance.
  [
    "under another id, while its own is that of another client's entry",
    [client("client-1", "z::r1"), { ...client("x", "z::r2"), clientId: "client-1" }],
  ],
])("our own client listed %s", async (_what, clients) => {
  serve("/api-clients", clients);
  serveRest();
  expect(await connect().tenant.callerRoles()).toEqual([DESK]);
});

test("two clients that claim our id: whose roles are ours is not known", async () => {
  const claims = (id: string, scope: string) => ({ ...client(id, scope), clientId: "client-1" });
  serve("/api-clients", [claims("x", "z::r1"), claims("y", "z::r2")]);
  expect(await connect().tenant.callerRoles()).toBeUndefined();
});

test.each([403, 404, 405])("a tenant that answers %i does not tell", async (status) => {
  api().get(`${BASE}/api-clients`).query(true).reply(status, { code: "FORBIDDEN", message: "no" });
  expect(await connect().tenant.callerRoles()).toBeUndefined();
});

test("a tenant without the list of roles does not tell", async () => {
  serve("/api-clients", [client("client-1", "z::r2")]);
  serve("/resource-servers", [
    { id: "rs1", serviceScopes: [{ service: { id: "z", name: "ZIAM" }, scopes: [] }] },
  ]);
  api().get(`${BASE}/roles`).query(true).reply(404, "<html>");
  expect(await connect().tenant.callerRoles()).toBeUndefined();
});

test("an API client of another form does not tell", async () => {
  serve("/api-clients", [{ id: "client-1", clientResources: "all" }]);
  expect(await connect().tenant.callerRoles()).toBeUndefined();
});

test("a tenant that fails, fails", async () => {
  api().get(`${BASE}/api-clients`).query(true).reply(400, { code: "INVALID", message: "no" });
  expect((await failureOf(connect().tenant.callerRoles())).message).toContain("400");
});

test("the groups of a user", async () => {
  serve("/users/u1/groups", [{ id: "g1", name: "Helpdesk" }]);
  expect(await connect().tenant.groupsOf("u1")).toEqual([{ id: "g1", name: "Helpdesk" }]);
});
