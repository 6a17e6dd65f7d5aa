import { type SnapshotSource, TenantSnapshot } from "../../../src/client/snapshot";
import type { GrantRecord } from "../../../src/tenant";

const USER = { type: "USER", id: "x" } as const;
const GROUP = { type: "GROUP", id: "x" } as const;

function grant(principal: GrantRecord["principal"], ...roles: string[]): GrantRecord {
  return { principal, serviceId: "s1", roles: roles.map((id) => ({ id })) };
}

function source() {
  return {
    users: jest.fn(async () => [{ id: "u1", loginName: "ann@example.com" }]),
    groups: jest.fn(async () => [{ id: "g1", name: "Helpdesk" }]),
    services: jest.fn(async () => [
      { service: { id: "z", name: "ZIAM" }, scopes: [{ id: "z::r1", name: "Role:One" }] },
      { service: { id: "s1", name: "ZIA" }, scopes: [{ id: "s1::r1", name: "Role:One" }] },
    ]),
    roles: jest.fn(async () => [
      { id: "r1", name: "One" },
      { id: "r2", name: "Two" },
    ]),
    grants: jest.fn(async (serviceId: string) =>
      serviceId === "s1" ? [grant(USER, "a"), grant(GROUP, "b")] : [],
    ),
    entitlements: jest.fn(async (serviceId: string) =>
      serviceId === "s1" ? [{ principal: USER, serviceId }] : [],
    ),
    members: jest.fn(async () => [{ id: "u1", loginName: "ann@example.com" }]),
    groupsOf: jest.fn(async () => [{ id: "g1", name: "Helpdesk" }]),
    callerScopeIds: jest.fn(async () => ["z::r2", "s1::r1"]),
  } satisfies SnapshotSource;
}

test("each list is read once, those of a service or group once for each", async () => {
  const lists = source();
  const snapshot = new TenantSnapshot(lists);
  for (let time = 0; time < 2; time += 1) {
    await Promise.all([snapshot.users(), snapshot.groups(), snapshot.services(), snapshot.roles()]);
    await Promise.all([snapshot.grants("s1"), snapshot.grants("s2"), snapshot.members("g1")]);
    await Promise.all([snapshot.entitlements("s1"), snapshot.entitlements("s2")]);
    await Promise.all([snapshot.groupsOf("u1"), snapshot.callerRoles()]);
  }
  const calls = Object.values(lists).map((list) => list.mock.calls.length);
  expect(calls).toEqual([1, 1, 1, 1, 2, 2, 1, 1, 1]);
});

test("a role that was created, replaced or deleted shows, also under ZIdentity's own service", async () => {
  const snapshot = new TenantSnapshot(source());
  await Promise.all([snapshot.roles(), snapshot.services()]);
  snapshot.roleWritten({ id: "r3", name: "Three" });
  snapshot.roleWritten({ id: "r1", name: "Uno" });
  snapshot.roleDeleted("r2");
  expect(await snapshot.roles()).toEqual([
    { id: "r1", name: "Uno" },
    { id: "r3", name: "Three" },
  ]);
  const [zidentity, zia] = await snapshot.services();
  expect(zidentity?.scopes).toEqual([
    { id: "z::r1", name: "Role:Uno" },
    { id: "z::r3", name: "Role:Three" },
  ]);
  expect(zia?.scopes).toEqual([{ id: "s1::r1", name: "Role:One" }]);
  snapshot.roleDeleted("r1");
  expect((await snapshot.services())[0]?.scopes).toEqual([{ id: "z::r3", name: "Role:Three" }]);
});

test("a grant that was changed shows; a user and a group with one id are two", async () => {
  const snapshot = new TenantSnapshot(source());
  await snapshot.grants("s1");
  snapshot.grantWritten(grant(GROUP, "c"));
  expect(await snapshot.grants("s1")).toEqual([grant(USER, "a"), grant(GROUP, "c")]);
  snapshot.grantDeleted(USER, "s1");
  expect(await snapshot.grants("s1")).toEqual([grant(GROUP, "c")]);
});

test("an entitlement that was given or taken shows", async () => {
  const snapshot = new TenantSnapshot(source());
  await snapshot.entitlements("s1");
  snapshot.entitlementWritten({ principal: GROUP, serviceId: "s1" });
  snapshot.entitlementWritten({ principal: GROUP, serviceId: "s1" });
  snapshot.entitlementDeleted(USER, "s1");
  expect(await snapshot.entitlements("s1")).toEqual([{ principal: GROUP, serviceId: "s1" }]);
});

test("what was forgotten is read again", async () => {
  const lists = source();
  const snapshot = new TenantSnapshot(lists);
  const readAll = () =>
    Promise.all([
      snapshot.roles(),
      snapshot.services(),
      snapshot.grants("s1"),
      snapshot.grants("s2"),
      snapshot.entitlements("s1"),
    ]);
  await readAll();
  snapshot.forgetRoles();
  snapshot.forgetGrants("s1");
  snapshot.forgetEntitlements("s1");
  await readAll();
  expect(lists.roles).toHaveBeenCalledTimes(2);
  expect(lists.services).toHaveBeenCalledTimes(2);
  expect(lists.grants.mock.calls).toEqual([["s1"], ["s2"], ["s1"]]);
  expect(lists.entitlements).toHaveBeenCalledTimes(2);
});
