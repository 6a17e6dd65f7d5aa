import { DEMO_CLIENT, LIMITED_CLIENT, PORTAL_CLIENT, seedTenant } from "../../../../src/emulator";
import { findDanglingReference } from "../../../../src/emulator/references";
import { tenantDocument } from "../../../../src/emulator/state";

const tenant = seedTenant("a");

test("one seed makes one tenant, another seed another", () => {
  expect(seedTenant("a")).toEqual(tenant);
  expect(seedTenant(7)).toEqual(seedTenant("7"));
  expect(seedTenant("b").users.map((user) => user.id)).not.toEqual(tenant.users.map((u) => u.id));
});

test("the tenant is whole, and of the form that a state file has", () => {
  expect(tenantDocument.parse(tenant)).toEqual(tenant);
  expect(findDanglingReference(tenant)).toBeUndefined();
});

test("ids are those of the wire, and each is used once", () => {
  const things = [
    ...tenant.users,
    ...tenant.groups,
    ...tenant.roles,
    ...tenant.services,
    ...tenant.services.flatMap((service) => [...service.linkedRoles, ...service.scopes]),
    ...tenant.resourceServers,
  ];
  for (const { id } of things) expect(id).toMatch(/^[a-z0-9]{13}$/);
  expect(new Set(things.map(({ id }) => id)).size).toBe(things.length);
});

test("200 users: ann active, a few disabled, display names repeat, login names do not", () => {
  const { users } = tenant;
  expect(users).toHaveLength(200);
  expect(users.find((user) => user.loginName === "ann@example.com")?.status).toBe(true);
  const disabled = users.filter((user) => !user.status).length;
  expect(disabled).toBeGreaterThanOrEqual(3);
  expect(disabled).toBeLessThan(20);
  expect(new Set(users.map((user) => user.displayName)).size).toBeLessThan(200);
  expect(new Set(users.map((user) => user.loginName)).size).toBe(200);
  for (const user of users)
    expect(user.loginName).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)?@example\.com$/);
});

test("some users have no department and no identity provider, as empty objects", () => {
  const bare = tenant.users.filter((user) => Object.keys(user.idp).length === 0);
  expect(bare.length).toBeGreaterThan(0);
  for (const user of bare) expect(user.department).toEqual({});
});

test("40 groups with the oddities of the wire", () => {
  const { groups } = tenant;
  expect(groups).toHaveLength(40);
  expect(groups.filter((group) => group.name === "Regional IT")).toHaveLength(2);
  expect(new Set(groups.map((group) => group.source))).toEqual(new Set(["SCIM", "UI", "API"]));
  const count = (test: (group: (typeof groups)[number]) => boolean) => groups.filter(test).length;
  expect(count((group) => group.source === "SCIM")).toBeGreaterThan(20);
  expect(count((group) => "isDynamicGroup" in group && !("dynamicGroup" in group))).toBe(5);
  expect(count((group) => !("idp" in group))).toBeGreaterThan(0);
  expect(count((group) => !("description" in group))).toBeGreaterThan(0);
  expect(count((group) => !group.adminEntitlementEnabled)).toBeGreaterThan(0);
  expect(count((group) => !group.serviceEntitlementEnabled)).toBeGreaterThan(0);
  const helpdesk = groups.find((group) => group.name === "Helpdesk");
  expect(helpdesk).toMatchObject({
    adminEntitlementEnabled: true,
    serviceEntitlementEnabled: true,
  });
});

test("Super Admin holds the highest level of every module", () => {
  const permissions = tenant.roles.find((role) => role.name === "Super Admin")?.permissions ?? {};
  expect(Object.keys(permissions)).toHaveLength(18);
  const below = Object.entries(permissions).filter(([, level]) => level !== "FULL");
  expect(below).toEqual([["AUDIT_LOGS", "VIEW_ONLY"]]);
  expect(tenant.roles.every((role) => role.systemDefined)).toBe(true);
});

test("both ZIA tenants have the roles that executives need", () => {
  const zia = tenant.services.filter((service) => service.name === "ZIA");
  expect(zia.map((service) => service.orgName)).toEqual(["Acme West", "Acme East"]);
  for (const { linkedRoles } of zia) {
    const names = linkedRoles.map((role) => role.name);
    expect(names).toEqual(
      expect.arrayContaining(["Super Admin", "Read Only Admin", "Executive Insights App"]),
    );
  }
});

test("the three API clients and their secrets are the published ones", () => {
  expect(tenant.secrets.map(({ clientId, value }) => ({ id: clientId, secret: value }))).toEqual([
    DEMO_CLIENT,
    PORTAL_CLIENT,
    LIMITED_CLIENT,
  ]);
});

test("a larger tenant has as many as asked for, all told apart; a smaller one is refused", () => {
  const large = seedTenant("a", { users: 5000, groups: 1500 });
  expect([large.users.length, large.groups.length]).toEqual([5000, 1500]);
  expect(new Set(large.users.map((user) => user.loginName)).size).toBe(5000);
  expect(findDanglingReference(large)).toBeUndefined();
  // What is known by name keeps its id, so that an example works in both.
  expect(large.users.slice(0, 2).map(({ id }) => id)).toEqual(
    tenant.users.slice(0, 2).map(({ id }) => id),
  );
  expect(() => seedTenant("a", { users: 1, groups: 40 })).toThrow(RangeError);
  expect(() => seedTenant("a", { users: 200, groups: 39 })).toThrow(RangeError);
});
