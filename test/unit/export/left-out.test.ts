import { readTenantAsCode, writeCode } from "../../../src/export";
import { smallTenant, USER_ANN } from "../tenant/small-tenant";

const desk = { systemDefined: false, permissions: {} };

test("roles that no declaration can say are told, and are held by name or id all the same", async () => {
  const tenant = smallTenant({
    roles: [
      { id: "r1", name: "Desk", ...desk },
      { id: "r2", name: "Desk", ...desk },
      { id: "r3", name: " padded ", ...desk },
      { id: "r4", name: "Super Admin", ...desk },
      { id: "r5", name: "half \ud83d pair", ...desk },
      { id: "r6", name: "a ${TfToken[TOKEN.0]}", ...desk },
    ],
    grants: [
      {
        principal: USER_ANN,
        serviceId: "s1",
        roles: ["r1", "r2", "r3", "r4", "r5", "r6"].map((id) => ({ id })),
      },
    ],
  });
  const code = await readTenantAsCode(tenant);
  expect(code.roles.map(({ id }) => id)).toEqual(["r1"]);
  expect(code.leftOut.map(({ what }) => what)).toEqual([
    'role "Desk" (r2)',
    'role " padded " (r3)',
    'role "Super Admin" (r4)',
    'role "half \\ud83d pair" (r5)',
    'role "a ${TfToken[TOKEN.0]}" (r6)',
  ]);
  const file = writeCode("hcl", code, "1.2.3").find(
    ({ path }) => path === "assignments_zidentity.tf",
  );
  expect(file?.text).toContain(`  role_ids = [
    data.zidentity_role.padded.id,
    zidentity_role.desk.id,
    "r2",
    data.zidentity_role.super_admin.id,
    "r6",
    "r5",
  ]
`);
});

test("a part of the tenant refers to the rest by look-ups", async () => {
  const tenant = smallTenant({
    grants: [{ principal: USER_ANN, serviceId: "s1", roles: [{ id: "r2" }] }],
    entitlements: [{ principal: USER_ANN, serviceId: "s2" }],
  });
  const code = await readTenantAsCode(tenant, { only: "assignments" });
  expect(code.roles).toEqual([]);
  expect(code.services.map(({ id }) => id)).toEqual(["s1"]);
  const lookups = writeCode("hcl", code, "1.2.3").find(({ path }) => path === "lookups.tf");
  expect(lookups?.text).toContain('data "zidentity_role" "desk" {\n  name = "Desk"\n}');
  const linked = await readTenantAsCode(tenant, { services: new Set(["s2"]) });
  expect([linked.roles, linked.services.map(({ id }) => id)]).toEqual([[], ["s2"]]);
});

test("a service called override makes no override file", async () => {
  const tenant = smallTenant({
    services: [
      { service: { id: "s1", name: "ZIAM" }, scopes: [] },
      { service: { id: "s2", name: "Override" }, scopes: [{ id: "s2::1", name: "Role:A" }] },
    ],
    grants: [{ principal: USER_ANN, serviceId: "s2", roles: [{ id: "1" }] }],
  });
  const files = writeCode("hcl", await readTenantAsCode(tenant), "1.2.3");
  expect(files.map(({ path }) => path)).not.toContainEqual(expect.stringMatching(/_override\.tf$/));
});
