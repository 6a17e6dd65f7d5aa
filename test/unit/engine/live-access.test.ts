import { compareWithTenant } from "../../../src/engine";
import type { GrantRecord, Principal } from "../../../src/tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../tenant/small-tenant";
import { type Declaration, declared, declaredWith, NOW } from "./declared";

const grant = (principal: Principal, serviceId: string, ...ids: string[]): GrantRecord => ({
  principal,
  serviceId,
  roles: ids.map((id) => ({ id })),
});

async function said(tenant: ReturnType<typeof smallTenant>, ...resources: Declaration[]) {
  const { problems } = await compareWithTenant(declared(...resources), tenant, NOW);
  return problems.map(
    ({ path, diagnostic: { ruleId, summary } }) => `${path}: ${ruleId ?? summary}`,
  );
}

test("what a name and an id mean is one thing once the tenant tells", async () => {
  expect(
    await said(
      smallTenant(),
      ["user_role_assignment", { user: "ann@example.com", roles: ["Desk"] }],
      ["user_role_assignment", { user: { id: "u1" }, service: { id: "s1" }, roles: ["Desk"] }],
    ),
  ).toEqual(["access/1: assignment/declared-twice"]);
});

test("a live grant supplies what a declared role lacks, and the finding names the role", async () => {
  const roles = [
    { id: "r1", name: "Viewer", systemDefined: true, permissions: { USERS_AND_GROUPS: "FULL" } },
    { id: "r2", name: "Desk", permissions: { USER_CREDENTIALS: "VIEW_ONLY" } },
  ];
  const supplied = smallTenant({ roles, grants: [grant(USER_ANN, "s1", "r1")] });
  const add: Declaration = [
    "user_role_assignment",
    { user: "ann@example.com", roles: ["Desk"], exclusive: false },
  ];
  const { problems } = await compareWithTenant(declared(add), supplied, NOW);
  const alive = problems.find(({ diagnostic }) => diagnostic.ruleId === "access/alive-through");
  expect(alive?.diagnostic.detail).toContain("Viewer");
  expect(await said(smallTenant({ roles }), add)).toContain("access/0: access/dead-grant");
});

test("flags of groups and users, services that are not there, and scopes", async () => {
  const tenant = smallTenant({
    users: [{ id: "u1", loginName: "ann@example.com", status: false }],
    groups: [{ id: "g1", name: "Helpdesk", dynamicGroup: true }],
  });
  const found = await said(
    tenant,
    ["user_role_assignment", { user: "ann@example.com", roles: ["Desk"] }],
    ["group_role_assignment", { group: "Helpdesk", roles: ["Desk"] }],
    ["group_role_assignment", { group: "Helpdesk", service: "ZDX", roles: ["Reader"] }],
    ["group_role_assignment", { group: "Helpdesk", service: "ZPA", roles: ["ZPA Admin"] }],
  );
  for (const expected of [
    "access/0: assignment/disabled-user",
    "access/1: assignment/dynamic-group",
    "access/2: assignment/service-not-linked",
    "access/3: assignment/scope-missing",
  ])
    expect(found).toContain(expected);
});

describe("memberships", () => {
  const policies = [
    { id: "house/two", kind: "max_holders", max: 1, role: "Desk", severity: "error" } as const,
  ];

  test("of groups that hold something count for house rules", async () => {
    const tenant = smallTenant();
    const users = await tenant.users();
    const members = jest.fn(async (id: string) => (id === "g1" ? users : []));
    const manifest = declaredWith({ policies }, [
      "group_role_assignment",
      { group: "Helpdesk", roles: ["Desk"] },
    ]);
    const reader = Object.assign(tenant, { members });
    const { problems } = await compareWithTenant(manifest, reader, NOW);
    expect(problems.map(({ diagnostic }) => diagnostic.ruleId)).toContain("house/two");
    // Of the five groups the one that holds something.
    expect(members.mock.calls).toEqual([["g1"]]);
  });

  test("are not read where neither a user nor a house rule is concerned", async () => {
    const tenant = smallTenant({ grants: [grant(GROUP_HELPDESK, "s1", "r2")] });
    const members = jest.fn(async () => []);
    const reader = Object.assign(tenant, { members });
    await compareWithTenant(
      declared(["group_role_assignment", { group: "Helpdesk", roles: ["Desk"] }]),
      reader,
      NOW,
    );
    expect(members).not.toHaveBeenCalled();
  });
});
