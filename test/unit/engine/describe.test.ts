import { compareWithTenant, describeComparison } from "../../../src/engine";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../tenant/small-tenant";
import { declared, NOW } from "./declared";

test("everything by natural names: what is, what shall be, and what nobody declares", async () => {
  const tenant = smallTenant({
    grants: [
      { principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r1" }, { id: "r2" }] },
      { principal: USER_ANN, serviceId: "s2", roles: [{ id: "41" }] },
    ],
  });
  const manifest = declared(
    ["role", { name: "Desk", description: "First line", permissions: { roles: "full" } }],
    ["role", { name: "New" }],
    ["group_role_assignment", { group: "Helpdesk", roles: ["New"] }],
  );
  const described = describeComparison(await compareWithTenant(manifest, tenant, NOW));
  expect(described).toMatchObject([
    {
      action: "update",
      name: "Desk",
      path: "access/0",
      file: "zidentity.json",
      attributes: [{ path: "permissions.roles", actual: "view_only", declared: "full" }],
    },
    { action: "create", title: "role", name: "New" },
    {
      action: "update",
      name: "Helpdesk on ZIAM",
      attributes: [{ path: "roles", actual: ["Desk", "Super Admin"], declared: ["New (new)"] }],
    },
    {
      action: "unmanaged",
      title: "user role assignment",
      name: "ann@example.com on ZIA (one.net, West)",
      attributes: [{ path: "roles", actual: ["Auditor"], declared: null }],
    },
  ]);
});

test("of a record that is shared, the roles beyond the declared ones are shown", async () => {
  const tenant = smallTenant({
    roles: [],
    grants: [{ principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r1" }, { id: "r2" }] }],
  });
  tenant.roles = async () => [
    { id: "r1", name: "Super Admin", systemDefined: true },
    { id: "r2", name: "Desk", systemDefined: true },
  ];
  const manifest = declared([
    "group_role_assignment",
    { group: "Helpdesk", roles: ["Desk"], exclusive: false },
  ]);
  const described = describeComparison(await compareWithTenant(manifest, tenant, NOW));
  expect(described).toMatchObject([
    { action: "none" },
    {
      action: "unmanaged",
      name: "Helpdesk on ZIAM",
      attributes: [{ path: "roles", actual: ["Super Admin"] }],
    },
  ]);
});
