import { fakeTenant, pageOf } from "./fake-tenant";
import { connect } from "./nocked-tenant";

const services = Array.from({ length: 8 }, (_, at) => ({
  service: { id: `s${at}`, name: at === 0 ? "ZIAM" : "ZIA" },
  scopes: [],
}));
const numbered = (count: number, make: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => make(at));

test("10,000 assignments, 5,000 users and 500 groups are read in at most 40 requests", async () => {
  const admins = numbered(10_000, (at) => ({
    principal: { type: "USER", id: `u${at}` },
    roles: [{ id: "r" }],
  }));
  const { fetch, asked } = fakeTenant({
    listUsers: pageOf(numbered(5_000, (at) => ({ id: `u${at}`, loginName: `u${at}@example.com` }))),
    listGroups: pageOf(numbered(500, (at) => ({ id: `g${at}`, name: `G${at}` }))),
    listRoles: pageOf(numbered(50, (at) => ({ id: `r${at}`, name: `R${at}` }))),
    listResourceServers: pageOf([{ id: "rs", serviceScopes: services }]),
    listServiceAdmins: ([id]: readonly string[], query: URLSearchParams) =>
      pageOf(admins.filter((_, at) => `s${at % 8}` === id))([], query),
    listServiceUsers: pageOf([]),
  });
  const { tenant } = connect({}, { fetch });
  const [users, groups, , found] = await Promise.all([
    tenant.users(),
    tenant.groups(),
    tenant.roles(),
    tenant.services(),
  ]);
  const grants = await Promise.all(found.map(({ service }) => tenant.grants(service.id)));
  await Promise.all(found.map(({ service }) => tenant.entitlements(service.id)));
  expect([users.length, groups.length, grants.flat().length]).toEqual([5_000, 500, 10_000]);
  expect(asked.length).toBeLessThanOrEqual(40);
});

test("fresh reads again what was read before", async () => {
  const { fetch, asked } = fakeTenant({ listUsers: pageOf([]), listGroups: pageOf([]) });
  const { tenant } = connect({}, { fetch });
  await tenant.users();
  await tenant.fresh().users();
  await tenant.users();
  expect(asked).toEqual(["GET /users", "GET /users"]);
});

test("a reading that came cut short is asked for again; a page of markup is not", async () => {
  let nth = 0;
  const { fetch } = fakeTenant({
    listUsers: () =>
      (nth += 1) === 1
        ? new Response('{"records":[{"id"', { headers: { "content-type": "application/json" } })
        : { totalRecord: 0, records: [] },
    listGroups: () => (
      (nth += 1),
      new Response("<html>", { headers: { "content-type": "text/html" } })
    ),
  });
  const { tenant } = connect({}, { fetch });
  expect(await tenant.users()).toEqual([]);
  expect(nth).toBe(2);
  await expect(tenant.groups()).rejects.toThrow("the answer is not JSON");
  expect(nth).toBe(3);
});
