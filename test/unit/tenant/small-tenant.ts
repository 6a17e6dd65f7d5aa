import { FakeTenant, type FakeContents } from "./fake-tenant";

/** A directory of a few, with the shapes of the wire facts: two ZIA tenants, a service with scopes, a group twice. */
export function smallTenant(more: FakeContents = {}): FakeTenant {
  return new FakeTenant({
    users: [
      { id: "u1", loginName: "ann@example.com", displayName: "Ann Keller" },
      { id: "u2", loginName: "bob@example.com", displayName: "Bob Frei" },
    ],
    groups: [
      { id: "g1", name: "Helpdesk", source: "SCIM", idp: { id: "p1", name: "Directory" } },
      { id: "g2", name: "Regional IT", source: "SCIM" },
      { id: "g3", name: "Regional IT", source: "UI", idp: {} },
      { id: "g4", name: "Contractors", adminEntitlementEnabled: false },
      { id: "g5", name: "Interns", serviceEntitlementEnabled: false },
    ],
    services: [
      {
        service: { id: "s1", name: "ZIAM", displayName: "ZIdentity Administration" },
        scopes: [
          { id: "s1::r1", name: "Role:Super Admin" },
          { id: "s1::r2", name: "Role:Desk" },
        ],
      },
      {
        service: { id: "s2", name: "ZIA", cloudName: "one.net", orgName: "West" },
        scopes: [{ id: "s2::41", name: "Role:Auditor" }],
      },
      { service: { id: "s3", name: "ZIA", cloudName: "two.net", orgName: "East" }, scopes: [] },
      {
        service: { id: "s4", name: "ZPA", cloudName: "private.net", orgName: "West" },
        scopes: [
          { id: "s4:0:7", name: "Scope:Default: Role:ZPA Admin" },
          { id: "s4:9:7", name: "Scope:Plant: Role:ZPA Admin" },
        ],
      },
    ],
    roles: [
      { id: "r1", name: "Super Admin", systemDefined: true, permissions: { ROLES: "FULL" } },
      {
        id: "r2",
        name: "Desk",
        description: "First line",
        systemDefined: false,
        permissions: { ROLES: "VIEW_ONLY" },
      },
    ],
    ...more,
  });
}

export const USER_ANN = { type: "USER", id: "u1", name: "ann@example.com" } as const;
export const GROUP_HELPDESK = { type: "GROUP", id: "g1", name: "Helpdesk" } as const;
