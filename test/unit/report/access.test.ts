import { effectiveAccess, linkedServiceAccess } from "../../../src/rbac";
import { accessJson, type AccessReport, accessText, palette } from "../../../src/report";

const desk = { id: "g1", name: "Desk" };
const held = { id: "r1", name: "Reader" };

const report: AccessReport = {
  principal: { kind: "user", id: "u1", name: "ann@example.com", active: false },
  groups: [desk],
  services: [
    {
      kind: "zidentity",
      service: "ZIdentity",
      access: effectiveAccess([
        { role: held, via: { kind: "direct" }, permissions: { roles: "view_only" } },
        {
          role: { id: "r2", name: "Secret" },
          via: { kind: "group", group: desk },
          permissions: undefined,
        },
      ]),
    },
    {
      kind: "linked",
      service: "ZPA",
      access: linkedServiceAccess({
        own: { roles: [{ id: "7", name: "Admin" }], scope: { id: "9", name: "Plant" } },
        groups: [{ group: desk, creationRank: 0, roles: [{ id: "8", name: "Viewer" }] }],
      }),
    },
  ],
  ends: [
    { service: "ZPA", role: "Admin", via: { kind: "direct" }, expiresAt: "2026-09-01T00:00:00Z" },
  ],
};

test("for a terminal: levels, paths, the rule that decided, and what is not known", () => {
  expect(accessText(report, palette(false)).split("\n")).toEqual([
    "user ann@example.com (u1)",
    "The user is disabled: nothing of this can be used until it is enabled.",
    'Member of "Desk".',
    "",
    "ZIdentity",
    "  On ZIdentity roles add up: on each module the highest level wins, whether a role is held directly or through a group.",
    "  roles: view_only or more",
    '    decides: view_only by "Reader" held directly',
    "  17 other modules: none",
    '  "Secret" through group "Desk": the tenant does not tell what it permits, so that every level may be higher.',
    "",
    "ZPA",
    "  On a linked service the user's own roles win over roles through groups.",
    '  decides: "Admin" within "Plant" held directly',
    '  without effect: "Viewer" through group "Desk"',
    "",
    "Declared to end",
    '  2026-09-01T00:00:00Z: "Admin" on ZPA held directly',
    "",
  ]);
});

test("control characters of a tenant's names never reach a terminal", () => {
  const principal = { kind: "group" as const, id: "g", name: "\u001b[31mred" };
  const text = accessText({ principal, groups: [], services: [], ends: [] }, palette(false));
  expect(text).not.toContain("\u001b");
});

test("as JSON, with the same in stable words", () => {
  const document = JSON.parse(accessJson(report)) as Record<string, unknown>;
  expect(document).toMatchObject({
    format_version: 1,
    command: "explain",
    principal: { kind: "user", id: "u1", active: false },
    services: [
      { kind: "zidentity", unread_roles: [{ role: { name: "Secret" }, via: "group" }] },
      {
        kind: "linked",
        decided_by: "own_record",
        deciding: { via: "direct", scope: { name: "Plant" } },
        overridden: [{ via: "group", group: desk }],
      },
    ],
    declared_ends: [{ role: "Admin", expires_at: "2026-09-01T00:00:00Z" }],
  });
});
