import { groupRoleAssignment } from "../../../src/resources/group-role-assignment";
import { ACCESS_RULES } from "../../../src/rbac";
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
  return findings
    .filter(({ severity }) => severity !== "info")
    .map(({ severity, summary }) => `${severity}: ${summary}`);
}

test("what is right, or not known yet, is silent", async () => {
  expect(await said(PLANNED)).toEqual([]);
  expect(await said({ group_id: UNKNOWN, service_id: UNKNOWN, role_ids: UNKNOWN })).toEqual([]);
  expect(await said({ ...PLANNED, group_id: UNKNOWN, role_ids: [UNKNOWN] })).toEqual([]);
});

test.each<[ObjectValue, string]>([
  [{ group_id: "g9" }, `error: No group with the id "g9"`],
  [{ group_id: "g4" }, "error: Group is not enabled for administrative entitlements"],
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

describe("what the tenant tells of the principal", () => {
  const USERS = [
    { id: "u1", loginName: "ann@example.com", status: true },
    { id: "u2", loginName: "bob@example.com", status: false },
    { id: "u3", loginName: "eve@example.com" },
  ];
  const GROUPS = [
    { id: "g1", name: "By hand", source: "UI", dynamicGroup: false },
    { id: "g2", name: "All of Berlin", source: "UI", dynamicGroup: true },
    { id: "g3", name: "Helpdesk", source: "SCIM" },
    { id: "g4", name: "Contractors", adminEntitlementEnabled: false },
    { id: "g5", name: "Interns", serviceEntitlementEnabled: false },
    { id: "g6", name: "All of it", dynamicGroup: true, source: "scim" },
    { id: "g7", name: "Untold" },
  ];
  const tenant = smallTenant({ users: USERS, groups: GROUPS });
  const rulesFor = async (planned: ObjectValue, from = groupRoleAssignment) =>
    (await from.check?.(tenant, null, planned))?.map(({ ruleId }) => ruleId);

  test.each([
    ["g1", []],
    ["g2", ["assignment/dynamic-group"]],
    ["g3", ["assignment/scim-group"]],
    ["g4", ["assignment/group-not-enabled-for-administrative"]],
    ["g5", []],
    ["g6", ["assignment/dynamic-group", "assignment/scim-group"]],
    ["g7", []],
  ])("of the group %s: %j", async (group_id, rules) => {
    expect(await rulesFor({ ...PLANNED, group_id })).toEqual(rules);
  });

  test.each([
    ["u1", []],
    ["u2", ["assignment/disabled-user"]],
    ["u3", []],
  ])("of the user %s: %j", async (user_id, rules) => {
    const planned = { user_id, service_id: "s1", role_ids: ["r2"] };
    expect(await rulesFor(planned, userRoleAssignment)).toEqual(rules);
  });

  test("is of no weight for who may use a service, but for the switch that is for services", async () => {
    const entitled = async (whom: ObjectValue) =>
      rulesFor({ ...whom, service_id: "s4" }, serviceEntitlement);
    for (const whom of [{ user_id: "u2" }, { group_id: "g2" }, { group_id: "g4" }])
      expect(await entitled(whom)).toEqual([]);
    expect(await entitled({ group_id: "g5" })).toEqual([
      "entitlement/group-not-enabled-for-service",
    ]);
  });

  test.each([
    ["assignment/dynamic-group", "g2", `group "All of Berlin" is a dynamic group.`],
    ["assignment/scim-group", "g3", `group "Helpdesk" comes from SCIM.`],
  ])("stands in the words of the catalogue: %s", async (id, group_id, detail) => {
    const rule = ACCESS_RULES.find((one) => one.id === id);
    const found = await groupRoleAssignment.check?.(tenant, null, { ...PLANNED, group_id });
    expect(found).toMatchObject([
      {
        severity: rule?.severity,
        summary: rule?.title,
        detail: `${detail} ${rule?.why}`,
        fix: rule?.fix,
        path: [{ attribute: "group_id" }],
      },
    ]);
  });
});

test("a list of services helps who mistook one", async () => {
  const findings = await groupRoleAssignment.check?.(smallTenant(), null, {
    ...PLANNED,
    service_id: "s9",
  });
  const finding = findings?.find(({ ruleId }) => ruleId === "lookup/not-found");
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
