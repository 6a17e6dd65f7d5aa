import { formatAccess } from "../../../../src/rbac";
import {
  declare,
  entitlement,
  grant,
  group,
  levels,
  named,
  role,
  user,
  zia,
  zidentity,
  zpa,
} from "../../../../src/rbac/rules/across/example";

it("writes a whole state as a person reads it", () => {
  const text = formatAccess(
    declare({
      deployer: {
        permissions: levels({ roles: "full" }),
        serviceAdminKeys: new Set(["ZIA", "ZPA"]),
      },
      roles: [
        role("Helpdesk", { users_and_groups: "view_only", roles: "full" }),
        { at: "r", key: "Empty", name: "Empty", permissions: new Map() },
        { at: "s", key: "Open", name: "Open", permissions: new Map([["roles", undefined]]) },
      ],
      grants: [
        grant(group("Ops"), zidentity, [named("Helpdesk"), named("View Only Admin")]),
        grant(user("ann@example.com"), zpa, [named("Reader", zpa)], {
          scope: { kind: "given", label: "West" },
          expiresAt: "2026-07-01T00:00:00Z",
        }),
      ],
      entitlements: [entitlement(group("Sales"), zia)],
      facts: {
        groups: new Map([["Ops", { dynamic: true, source: undefined, label: "Operations" }]]),
        services: new Map([["ZIA", { roleNames: new Set(["A", "B"]) }]]),
        memberships: new Map([["ann@example.com", ["Ops", "Sales"]]]),
        predefinedRoles: new Map([["View Only Admin", levels({ roles: "view_only" })]]),
        liveGrants: [
          {
            principal: group("Old"),
            service: zia,
            roles: [named("Reader", zia), named("Editor", zia)],
          },
        ],
        users: new Map(),
      },
    }),
  );
  expect(text).toBe(`deployer:
  permissions: { roles: full }
  service_admins: [ZIA, ZPA]
roles:
  - name: Helpdesk
    permissions: { users_and_groups: view_only, roles: full }
  - name: Empty
    permissions: {}
  - name: Open
    permissions: { roles: (not known yet) }
assignments:
  - group: Ops
    service: ZIdentity
    roles: [Helpdesk, View Only Admin]
  - user: ann@example.com
    service: ZPA
    expires_at: 2026-07-01T00:00:00Z
    roles: [Reader]
    scope: West
entitlements:
  - group: Sales
    service: ZIA
# in the tenant
groups:
  Ops: { dynamic: true, label: Operations }
services:
  ZIA: { roleNames: [A, B] }
memberships:
  ann@example.com: [Ops, Sales]
predefined_roles:
  View Only Admin: { roles: view_only }
held_now:
  - group: Old
    service: ZIA
    roles: [Reader, Editor]`);
});

it("writes nothing of an empty state", () => {
  expect(formatAccess(declare({}))).toBe("");
});
