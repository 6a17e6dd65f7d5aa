import { groupRoleAssignment } from "../../../src/resources/group-role-assignment";
import { userRoleAssignment } from "../../../src/resources/user-role-assignment";
import { serviceEntitlement } from "../../../src/resources/service-entitlement";
import { type KnownObject, type ObjectValue, UNKNOWN } from "../../../src/schema";
import { GROUP_HELPDESK, smallTenant } from "../tenant/small-tenant";

const holding = (...ids: string[]) =>
  smallTenant({
    grants: [{ principal: GROUP_HELPDESK, serviceId: "s1", roles: ids.map((id) => ({ id })) }],
  });

const PLANNED = { group_id: "g1", service_id: "s1", role_ids: ["r2"], exclusive: true };

async function said(
  planned: ObjectValue,
  tenant = smallTenant(),
  prior: KnownObject | null = null,
) {
  const findings = (await groupRoleAssignment.check?.(tenant, prior, planned)) ?? [];
  return findings.map(({ severity, summary }) => `${severity}: ${summary}`);
}

test("what is right, or not known yet, is silent", async () => {
  expect(await said(PLANNED)).toEqual([]);
  expect(await said({ group_id: UNKNOWN, service_id: UNKNOWN, role_ids: UNKNOWN })).toEqual([]);
  expect(await said({ ...PLANNED, group_id: UNKNOWN, role_ids: [UNKNOWN] })).toEqual([]);
});

test.each<[ObjectValue, string]>([
  [{ group_id: "g9" }, `error: No group with the id "g9"`],
  [{ group_id: "g4" }, `error: Group "Contractors" is not enabled for administrative entitlements`],
  [{ service_id: "s9" }, `error: No service with the id "s9"`],
  [{ role_ids: ["41"] }, `error: "Auditor" is a role of another service`],
  [{ role_ids: ["r9"] }, `error: No role with the id "r9"`],
])("%j is refused", async (odd, finding) => {
  expect(await said({ ...PLANNED, ...odd })).toEqual([finding]);
});

test("a user who is not there", async () => {
  const planned = { user_id: "u9", service_id: "s1", role_ids: ["r2"] };
  expect(await userRoleAssignment.check?.(smallTenant(), null, planned)).toMatchObject([
    { summary: `No user with the id "u9"`, path: [{ attribute: "user_id" }] },
  ]);
});

test("a list of services helps who mistook one", async () => {
  const [finding] =
    (await groupRoleAssignment.check?.(smallTenant(), null, {
      ...PLANNED,
      service_id: "s9",
    })) ?? [];
  expect(finding?.detail).toContain("  - s2: ZIA (one.net, West)\n  - s3: ZIA (two.net, East)");
});

describe("what an exclusive assignment takes away", () => {
  test("is said by name", async () => {
    expect(await said(PLANNED, holding("r1", "r2"))).toEqual([
      `warning: This assignment takes "Super Admin" away from group "Helpdesk"`,
    ]);
  });

  test("is nothing when it is not exclusive, or when all of it is declared", async () => {
    expect(await said({ ...PLANNED, exclusive: false }, holding("r1"))).toEqual([]);
    expect(await said({ ...PLANNED, role_ids: ["r1", "r2"] }, holding("r1"))).toEqual([]);
  });

  test("is said by name also where the difference shows the id", async () => {
    const prior = { ...PLANNED, id: "group/g1/s1", role_ids: ["r1"] };
    expect(await said(PLANNED, holding("r1"), prior)).toHaveLength(1);
  });

  test("is not guessed while a declared role is not known", async () => {
    expect(await said({ ...PLANNED, role_ids: UNKNOWN }, holding("r1"))).toEqual([]);
    expect(await said({ ...PLANNED, role_ids: ["r2", UNKNOWN] }, holding("r1"))).toEqual([]);
  });
});

describe("a service entitlement", () => {
  const check = (planned: ObjectValue) => serviceEntitlement.check?.(smallTenant(), null, planned);

  test("wants a group that is enabled, and a service that is there", async () => {
    expect(await check({ group_id: "g1", service_id: "s4" })).toEqual([]);
    expect(await check({ group_id: "g4", service_id: "s4" })).toEqual([]);
    expect(await check({ group_id: "g5", service_id: "s9" })).toMatchObject([
      { ruleId: "entitlement/group-not-enabled-for-service" },
      { summary: `No service with the id "s9"` },
    ]);
    expect(await check({ user_id: "u9", service_id: "s4" })).toMatchObject([
      { path: [{ attribute: "user_id" }] },
    ]);
  });
});
