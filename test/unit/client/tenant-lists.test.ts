import { UnexpectedAnswerError } from "../../../src/client";
import { CapabilityMissingError } from "../../../src/tenant";
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

function serve(path: string, body: Parameters<typeof page>[0] | string): void {
  api()
    .get(BASE + path)
    .query(FIRST_PAGE)
    .reply(200, typeof body === "string" ? sample(body) : page(body));
}

test("users, with empty objects for department and idp", async () => {
  serve("/users", [
    {
      id: "u1",
      loginName: "ann@example.com",
      department: {},
      idp: {},
      status: true,
      customAttrsInfo: {},
      newField: [1],
      displayName: null,
    },
  ]);
  expect(await connect().tenant.users()).toEqual([
    {
      id: "u1",
      loginName: "ann@example.com",
      department: {},
      idp: {},
      status: true,
      customAttrsInfo: {},
      newField: [1],
    },
  ]);
});

test("the sample of a page of users is kept as it is", async () => {
  serve("/users", "user-page");
  expect({ records: await connect().tenant.users() }).toMatchObject({
    records: JSON.parse(JSON.stringify(sample("user-page"))).records,
  });
});

test("groups: the older spelling of dynamicGroup is read, and kept", async () => {
  serve("/groups", [
    { id: "1", name: "old", isDynamicGroup: true },
    { id: "2", name: "new", dynamicGroup: false, isDynamicGroup: true },
    { id: "3", name: "neither" },
  ]);
  expect(await connect().tenant.groups()).toEqual([
    { id: "1", name: "old", isDynamicGroup: true, dynamicGroup: true },
    { id: "2", name: "new", dynamicGroup: false, isDynamicGroup: true },
    { id: "3", name: "neither" },
  ]);
});

test("services of all resource servers, each once with all its scopes", async () => {
  const zia = { id: "s1", name: "ZIA", cloudName: "zscalerthree.net" };
  serve("/resource-servers", [
    {
      id: "rs1",
      name: "one",
      serviceScopes: [
        { service: { id: "z", name: "ZIAM" }, scopes: [{ id: "z::1", name: "Role:Super Admin" }] },
        { service: zia, scopes: [{ id: "s1::1", name: "Role:A" }] },
      ],
    },
    {
      id: "rs2",
      name: "two",
      serviceScopes: [
        {
          service: { ...zia, orgName: "Acme" },
          scopes: [
            { id: "s1::1", name: "Role:A" },
            { id: "s1::2", name: "Role:B" },
          ],
        },
      ],
    },
    { id: "rs3", name: "three" },
  ]);
  expect(await connect().tenant.services()).toEqual([
    { service: { id: "z", name: "ZIAM" }, scopes: [{ id: "z::1", name: "Role:Super Admin" }] },
    {
      service: { id: "s1", name: "ZIA", cloudName: "zscalerthree.net", orgName: "Acme" },
      scopes: [
        { id: "s1::1", name: "Role:A" },
        { id: "s1::2", name: "Role:B" },
      ],
    },
  ]);
});

test("the sample of resource servers can be read", async () => {
  serve("/resource-servers", "resource-servers");
  const names = (await connect().tenant.services()).map(({ service }) => service.name);
  expect(names).toContain("ZIAM");
});

test("roles keep modules and levels that nobody here knows", async () => {
  const role = { id: "r1", name: "R", permissions: { NEW_MODULE: "PARTIAL" }, newField: 1 };
  serve("/roles", [role]);
  expect(await connect().tenant.roles()).toEqual([role]);
});

test("grants of a service, with and without a scope", async () => {
  serve("/services/s1/admin-entitlements", [
    {
      principal: { type: "USER", id: "u1", name: "ann" },
      roles: [{ id: "1", name: "A" }],
      scope: { id: "9", name: "East" },
      newField: true,
    },
    { principal: { type: "GROUP", id: "u1" }, roles: [{ id: "2" }], scope: {} },
    { principal: { type: "GROUP", id: "g2" }, roles: [], scope: null },
  ]);
  expect(await connect().tenant.grants("s1")).toEqual([
    {
      principal: { type: "USER", id: "u1", name: "ann" },
      serviceId: "s1",
      roles: [{ id: "1", name: "A" }],
      scope: { id: "9", name: "East" },
      newField: true,
    },
    { principal: { type: "GROUP", id: "u1" }, serviceId: "s1", roles: [{ id: "2" }] },
    { principal: { type: "GROUP", id: "g2" }, serviceId: "s1", roles: [] },
  ]);
});

test("the sample of a service's administrators", async () => {
  serve("/services/s3/admin-entitlements", "admin-entitlements-of-service");
  expect((await connect().tenant.grants("s3")).map(({ scope }) => scope?.id)).toEqual([
    "216199",
    "0",
  ]);
});

test("entitlements of a service", async () => {
  serve("/services/s1/service-entitlements", [{ principal: { type: "GROUP", id: "g1" } }]);
  expect(await connect().tenant.entitlements("s1")).toEqual([
    { principal: { type: "GROUP", id: "g1" }, serviceId: "s1" },
  ]);
});

test("members of a group", async () => {
  serve("/groups/g1/users", [{ id: "u1", loginName: "ann@example.com" }]);
  expect(await connect().tenant.members("g1")).toEqual([
    { id: "u1", loginName: "ann@example.com" },
  ]);
});

test.each([
  ["/services/s1/admin-entitlements", [{ roles: [] }], `no "principal" of type USER or GROUP`],
  [
    "/services/s1/admin-entitlements",
    [{ principal: { type: "ROBOT", id: "1" }, roles: [] }],
    `no "principal" of type USER or GROUP`,
  ],
  [
    "/services/s1/admin-entitlements",
    [{ principal: { type: "USER" }, roles: [] }],
    `the principal of an entitlement has no "id"`,
  ],
  [
    "/services/s1/admin-entitlements",
    [{ principal: { type: "USER", id: "1" } }],
    `no list "roles"`,
  ],
])("%s %j is refused", async (path, records, problem) => {
  serve(path, records);
  const error = await failureOf(connect().tenant.grants("s1"));
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error.message).toContain(problem);
  expect(error.message).toContain("listServiceAdmins");
});

test("a tenant without the assumed operation", async () => {
  api().get(`${BASE}/roles`).query(true).reply(404, "<html>");
  const error = await failureOf(connect().tenant.roles());
  expect(error).toBeInstanceOf(CapabilityMissingError);
  expect(error).toMatchObject({ operation: "listRoles", status: 404 });
});
