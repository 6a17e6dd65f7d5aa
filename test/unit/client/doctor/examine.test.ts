import { OPERATION_IDS, OPERATIONS } from "../../../../src/tenant";
import { connect, sample } from "../nocked-tenant";
import { fakeTenant, pageOf } from "../fake-tenant";

const RATES = Object.fromEntries(
  Object.entries(sample("rate-headers")).map(([name, value]) => [name, String(value)]),
);
const DOCUMENTED = {
  listUsers: pageOf([{ id: "u1", loginName: "ann@example.com" }]),
  readUser: { id: "u1", loginName: "ann@example.com" },
  listUserGroups: pageOf([]),
  listGroups: pageOf([{ id: "g1", name: "Helpdesk" }]),
  readGroup: { id: "g1", name: "Helpdesk" },
  listGroupUsers: pageOf([]),
  listResourceServers: sample("resource-servers"),
  readResourceServer: { id: "rs" },
  listApiClients: pageOf([
    { id: "other" },
    {
      id: "client-1",
      name: "Deployment",
      clientResources: [
        {
          id: "x",
          selectedScopes: [
            { id: "s1::r1", name: "Role:Super Admin" },
            { id: "s2:9:r2", name: "Scope:East: Role:Reader" },
          ],
        },
      ],
    },
  ]),
  readApiClient: { id: "client-1" },
  listApiClientSecrets: [],
  readUserAdminEntitlements: [],
  readUserServiceEntitlements: [],
};
const ASSUMED = {
  listRoles: pageOf([{ id: "r1", name: "Super Admin", permissions: { ROLES: "FULL" } }]),
  readRole: { id: "r1", name: "Super Admin" },
  readGroupAdminEntitlements: [],
  listServiceAdmins: pageOf([]),
  readGroupServiceEntitlements: [],
  listServiceUsers: pageOf([]),
};

function examine(answers: Parameters<typeof fakeTenant>[0], headers = {}, deps = {}) {
  const server = fakeTenant(answers, headers);
  const { tenant } = connect({ max_retries: 0 }, { fetch: server.fetch, ...deps });
  return { health: tenant.probe(), asked: server.asked };
}

test("a tenant that offers everything", async () => {
  const { health, asked } = examine({ ...DOCUMENTED, ...ASSUMED }, RATES);
  const found = await health;
  expect(found.authentication).toEqual({ ok: true });
  expect(new Set(Object.values(found.capabilities))).toEqual(new Set(["offered"]));
  expect(found.operations.map(({ operation }) => operation)).toEqual(OPERATION_IDS);
  for (const { operation, state } of found.operations)
    expect([operation, state]).toEqual([
      operation,
      OPERATIONS[operation].method === "GET" ? "offered" : "not_probed",
    ]);
  expect(found.limits).toEqual([
    { limit: 500, seconds: 1 },
    { limit: 20_000, seconds: 60 },
  ]);
  expect(found.client).toEqual({
    id: "client-1",
    name: "Deployment",
    roles: [
      { serviceId: "s1", roleId: "r1", name: "Super Admin", permissions: { ROLES: "FULL" } },
      { serviceId: "s2", roleId: "r2", name: "Scope:East: Role:Reader" },
    ],
  });
  expect(asked.filter((line) => !line.startsWith("GET "))).toEqual([]);
  expect(asked.length).toBeLessThan(35);
});

test("our own client, listed under another id than the one with which it signs in", async () => {
  const listApiClients = pageOf([{ id: "x1", clientId: "client-1", name: "Deployment" }]);
  const found = await examine({ ...DOCUMENTED, listApiClients }).health;
  expect(found.client).toEqual({ id: "x1", name: "Deployment", roles: [] });
});

test("a tenant of today: no operation that the vendor does not document", async () => {
  const found = await examine(DOCUMENTED).health;
  expect(found.capabilities).toEqual({
    users: "offered",
    groups: "offered",
    resource_servers: "offered",
    api_clients: "offered",
    read_own_entitlements: "offered",
    roles: "missing",
    admin_entitlements: "missing",
    service_entitlements: "missing",
  });
  const role = found.operations.find(({ operation }) => operation === "readRole");
  expect(role).toMatchObject({ state: "not_probed", reason: expect.stringContaining("roleId") });
  expect(found.client?.roles[0]).toEqual({ serviceId: "s1", roleId: "r1", name: "Super Admin" });
});

test("what this client may not do, and what fails, is told apart", async () => {
  const json = (status: number) => () => Response.json({ code: "X", message: "No" }, { status });
  const found = await examine({
    ...DOCUMENTED,
    ...ASSUMED,
    listRoles: json(403),
    listServiceAdmins: json(500),
    listApiClients: json(403),
  }).health;
  const state = (id: string) => found.operations.find(({ operation }) => operation === id)?.state;
  expect([state("listRoles"), state("listServiceAdmins")]).toEqual(["forbidden", "failed"]);
  expect(found.capabilities).toMatchObject({ roles: "partial", admin_entitlements: "partial" });
  expect(found.client).toBeUndefined();
});

test("credentials that are wrong are part of the answer", async () => {
  const fetch = async () => Response.json({ error: "invalid_client" }, { status: 401 });
  const { tenant } = connect({}, { fetch });
  const found = await tenant.probe();
  expect(found.authentication).toMatchObject({
    ok: false,
    error: { name: "AuthenticationError" },
  });
  expect(found).toMatchObject({ operations: [], latencyMs: undefined, limits: [] });
  expect(found.capabilities.users).toBe("unknown");
});

test("the clocks' difference and the latency", async () => {
  const date = new Date(1_775_044_800_000).toUTCString();
  let monotonic = 0;
  const found = await examine(
    DOCUMENTED,
    { date },
    // The tenant is ten minutes ahead, and every look at the clock takes 10 ms.
    { clock: () => 1_775_044_200_000, monotonic: () => (monotonic += 10) },
  ).health;
  expect(Math.abs((found.clockSkewMs ?? 0) - 600_000)).toBeLessThanOrEqual(1_000);
  expect(found.latencyMs?.median).toBeGreaterThan(0);
});
