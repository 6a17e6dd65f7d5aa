import { connect, sample } from "../nocked-tenant";
import { fakeTenant, pageOf } from "../fake-tenant";

const ANN = { id: "u1", loginName: "ann@example.com" };
const BOB = { id: "u2", loginName: "bob@example.com" };
const GONE = Response.json.bind(Response, sample("error-not-found"), { status: 404 });

function reader(answers: Parameters<typeof fakeTenant>[0]) {
  const server = fakeTenant(answers);
  return { documented: connect({}, { fetch: server.fetch }).tenant.documented(), ...server };
}

const answers = {
  readUserAdminEntitlements: sample("admin-entitlements-of-user"),
  readUserServiceEntitlements: sample("service-entitlements-of-user"),
  listUserGroups: pageOf([{ id: "g1", name: "Helpdesk", newField: 1 }]),
};

test("what a user holds, from the samples, unknown fields included", async () => {
  const { documented, asked } = reader(answers);
  const found = await documented.holdings(ANN);
  const principal = { type: "USER", id: "u1", name: "ann@example.com" };
  expect(found).toMatchObject({
    user: ANN,
    grants: [
      { principal, serviceId: "iadkfk65g0s01", roles: [{ name: "Super Admin" }, {}] },
      { principal, serviceId: "iadkfk65g0s03", scope: { id: "216199", name: "Harbour" } },
    ],
    entitlements: [{ principal, serviceId: "iadkfk65g0s02", orgId: "4512377" }],
    groups: [{ id: "g1", name: "Helpdesk", newField: 1 }],
  });
  expect(asked.toSorted()).toEqual([
    "GET /users/u1/admin-entitlements",
    "GET /users/u1/groups",
    "GET /users/u1/service-entitlements",
  ]);
});

test("a user who is gone meanwhile is left out", async () => {
  const { documented } = reader({
    ...answers,
    readUserAdminEntitlements: ([id]: readonly string[]) => (id === "u2" ? GONE() : []),
  });
  const found = await documented.allHoldings([BOB, ANN]);
  expect(found.map(({ user }) => user)).toEqual([ANN]);
});

test("a service entitlement without an id is found out", async () => {
  const { documented } = reader({
    ...answers,
    readUserServiceEntitlements: [{ serviceName: "ZIA" }],
  });
  await expect(documented.entitlements(ANN)).rejects.toThrow(`a service entitlement has no "id"`);
});
