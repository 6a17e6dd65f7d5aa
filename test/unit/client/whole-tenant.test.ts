import { connect } from "./nocked-tenant";
import { fakeTenant, pageOf } from "./fake-tenant";

const USERS = 5_000;
const GROUPS = 500;
const ASSIGNMENTS = 10_000;
/** As many as the vendor's facts name. */
const SERVICES = 10;

function times<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

/** The most expensive way to spread them: each list ends with a full page, behind which there may be more. */
const GRANTS = times(ASSIGNMENTS / SERVICES, (at) => ({
  principal: { type: "USER", id: `u${at}` },
  roles: [{ id: "r1" }],
}));

test("all of a tenant with 10,000 assignments, 5,000 users and 500 groups takes at most 40 requests", async () => {
  const server = fakeTenant({
    listUsers: pageOf(times(USERS, (at) => ({ id: `u${at}`, loginName: `u${at}@example.com` }))),
    listGroups: pageOf(times(GROUPS, (at) => ({ id: `g${at}`, name: `Group ${at}` }))),
    listRoles: pageOf(times(60, (at) => ({ id: `r${at}`, name: `Role ${at}` }))),
    listApiClients: pageOf([
      { id: "client-1", clientResources: [{ selectedScopes: [{ id: "s0::r1" }] }] },
    ]),
    listResourceServers: pageOf([
      {
        id: "rs",
        serviceScopes: times(SERVICES, (at) => ({
          service: { id: `s${at}`, name: at === 0 ? "ZIAM" : "ZIA" },
          scopes: [{ id: `s${at}::r1`, name: "Role:Role 1" }],
        })),
      },
    ]),
    listServiceAdmins: pageOf(GRANTS),
    listServiceUsers: pageOf(times(400, (at) => ({ principal: { type: "USER", id: `u${at}` } }))),
  });
  const { tenant } = connect({}, { fetch: server.fetch });
  const readAll = async () => {
    const services = await tenant.services();
    const lists = await Promise.all([
      tenant.users(),
      tenant.groups(),
      tenant.roles(),
      tenant.callerRoles(),
      ...services.map(({ service }) => tenant.grants(service.id)),
      ...services.map(({ service }) => tenant.entitlements(service.id)),
    ]);
    return lists.map((list) => list?.length);
  };
  // Concurrent readers share what is read, and later ones too.
  const [lengths] = await Promise.all([readAll(), readAll()]);
  await readAll();
  expect(lengths).toEqual([
    ...[USERS, GROUPS, 60, 1],
    ...times(SERVICES, () => ASSIGNMENTS / SERVICES),
    ...times(SERVICES, () => 400),
  ]);
  expect(server.asked.length).toBeLessThanOrEqual(40);
});
