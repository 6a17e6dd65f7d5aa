import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareWithTenant, loadManifests } from "../../../src/engine";
import { readTenantAsCode, writeCode } from "../../../src/export";
import type { FakeTenant } from "../tenant/fake-tenant";
import { smallTenant, USER_ANN } from "../tenant/small-tenant";
import { hostileTenant } from "./hostile-tenant";

const NOW = new Date("2026-06-01T00:00:00Z");

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-export-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a comparison finds after an export was read back: everything that is not "the same". */
async function differences(tenant: FakeTenant) {
  const code = await readTenantAsCode(tenant);
  for (const { path, text } of writeCode("yaml", code, "1.2.3"))
    writeFileSync(join(folder, path), text);
  const found = await compareWithTenant(await loadManifests(folder), tenant, NOW);
  return {
    leftOut: code.leftOut,
    declared: found.compared.length,
    changes: found.compared.filter(({ change }) => change.action !== "none"),
    unmanaged: found.unmanaged,
    unresolved: found.problems.filter(({ diagnostic }) => diagnostic.ruleId?.startsWith("lookup/")),
  };
}

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

test.each(SEEDS)(
  "a tenant with hostile names comes back without a change (seed %i)",
  async (seed) => {
    const tenant = hostileTenant(seed);
    const { roles, grants, entitlements } = tenant.contents;
    expect(await differences(tenant)).toEqual({
      leftOut: [],
      // All but the predefined role.
      declared: roles.length - 1 + grants.length + entitlements.length,
      changes: [],
      unmanaged: [],
      unresolved: [],
    });
  },
);

test("two hundred groups and users of one display name come back, by id and by login name", async () => {
  const many = Array.from({ length: 200 }, (_, index) => index);
  const tenant = smallTenant({
    users: many.map((index) => ({
      id: `u${index}`,
      loginName: `same${index}@example.com`,
      displayName: "Same Name",
    })),
    groups: many.map((index) => ({ id: `g${index}`, name: "Same Name" })),
    grants: many.flatMap((index) => [
      {
        principal: { type: "GROUP" as const, id: `g${index}` },
        serviceId: "s1",
        roles: [{ id: "r2" }],
      },
      {
        principal: { type: "USER" as const, id: `u${index}` },
        serviceId: "s1",
        roles: [{ id: "r1" }],
      },
    ]),
  });
  expect(await differences(tenant)).toEqual({
    leftOut: [],
    declared: 401,
    changes: [],
    unmanaged: [],
    unresolved: [],
  });
});

test("it reads as a person would have written it", async () => {
  const tenant = smallTenant({
    grants: [
      { principal: { type: "GROUP", id: "g1" }, serviceId: "s1", roles: [{ id: "r2" }] },
      { principal: { type: "GROUP", id: "g3" }, serviceId: "s1", roles: [{ id: "r2" }] },
      { principal: USER_ANN, serviceId: "s1", roles: [{ id: "r2" }, { id: "r1" }] },
      { principal: USER_ANN, serviceId: "s4", roles: [{ id: "7" }], scope: { id: "9" } },
    ],
    entitlements: [{ principal: { type: "GROUP", id: "g1" }, serviceId: "s2" }],
  });
  const files = writeCode("yaml", await readTenantAsCode(tenant), "1.2.3");
  expect(Object.fromEntries(files.map(({ path, text }) => [path, text]))).toEqual({
    "roles.yaml": `roles:
  - name: Desk
    description: First line
    permissions:
      roles: view_only
`,
    "assignments-zidentity.yaml": `assignments:
  - groups:
      - Helpdesk
      - { id: g3 } # Regional IT
    role: Desk

  - user: ann@example.com
    roles:
      - Desk
      - Super Admin
`,
    "assignments-zpa.yaml": `assignments:
  - user: ann@example.com
    service: ZPA
    role: ZPA Admin
    scope: Plant
`,
    "entitlements-zia-one-net-west.yaml": `entitlements:
  - group: Helpdesk
    service: { name: ZIA, cloud_name: one.net, org_name: West }
`,
  });
});
