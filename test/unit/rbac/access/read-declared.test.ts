import { readDeclared } from "../../../../src/rbac/access/read-declared";
import {
  declare,
  entitlement,
  grant,
  group,
  levels,
  named,
  role,
  zia,
} from "../../../../src/rbac/rules/across/example";

it("keeps all of a state that is of the declared form", () => {
  const state = declare({
    roles: [role("A", { roles: "full" })],
    grants: [
      grant(group("G"), zia, [{ ...named("R", zia), permissions: levels({ branding: "full" }) }], {
        scope: { kind: "given", label: "West" },
        exclusive: false,
        expiresAt: "2026-07-01T00:00:00Z",
      }),
      grant(group("H"), zia, [], { scope: { kind: "unknown" } }),
      grant(group("I"), zia, []),
    ],
    entitlements: [{ ...entitlement(group("G"), zia), expiresAt: "2026-07-01T00:00:00Z" }],
    deployer: { permissions: levels({ roles: "full" }), serviceAdminKeys: new Set(["ZIA"]) },
    facts: {
      groups: new Map([
        [
          "G",
          { adminEnabled: true, serviceEnabled: false, dynamic: true, source: "UI", label: "Gs" },
        ],
      ]),
      users: new Map([["u", { active: false, label: "U" }]]),
      services: new Map([["ZIA", { linked: true, hasScopes: false, roleNames: new Set(["R"]) }]]),
      memberships: new Map([["u", ["G"]]]),
      liveGrants: [{ principal: group("G"), service: zia, roles: [named("R", zia)] }],
      predefinedRoles: new Map([["P", levels({ roles: "view_only" })]]),
    },
  });
  expect(readDeclared(state)).toEqual(state);
});

it.each([undefined, null, 3, "x", [], {}])("reads nothing in %p", (given) => {
  expect(readDeclared(given)).toEqual({ roles: [], grants: [], entitlements: [] });
});

it("takes what has another form for absent, or for not known", () => {
  const read = readDeclared({
    roles: [{ at: 1, key: 2, name: 3, permissions: { roles: "full" } }],
    grants: [
      {
        principal: { kind: "robot", key: "k" },
        service: 7,
        roles: {},
        scope: { kind: "given" },
        exclusive: "no",
        expiresAt: 5,
      },
      9,
    ],
    entitlements: "none",
    deployer: { permissions: {} },
    facts: {
      groups: {},
      memberships: new Map<unknown, unknown>([
        [1, []],
        ["u", "G"],
        ["v", [1, "G"]],
      ]),
      liveGrants: 4,
    },
  });
  expect(read.roles).toEqual([{ at: "", key: undefined, name: "", permissions: new Map() }]);
  expect(read.grants[0]).toEqual({
    at: "",
    principal: { kind: "user", key: "k", label: "k" },
    service: { key: undefined, label: "not known yet", own: false, product: undefined },
    roles: [],
    scope: { kind: "given", label: "not known yet" },
    exclusive: true,
    expiresAt: undefined,
  });
  expect(read.grants[1]?.scope).toEqual({ kind: "unknown" });
  expect(read.entitlements).toEqual([]);
  expect(read.deployer).toBeUndefined();
  expect(read.facts?.groups).toBeUndefined();
  expect(read.facts?.liveGrants).toBeUndefined();
  expect(read.facts?.memberships).toEqual(
    new Map([
      ["u", []],
      ["v", ["G"]],
    ]),
  );
});

it("keeps of what is known about the tenant only what has its form", () => {
  const { facts } = readDeclared({
    facts: {
      groups: new Map([["G", { adminEnabled: "no", dynamic: 1, source: 2, label: 3 }]]),
      services: new Map([["ZIA", { linked: "yes", roleNames: new Set([1, "R"]) }]]),
      predefinedRoles: new Map<unknown, unknown>([
        ["P", "full"],
        ["Q", levels({ roles: "full" })],
      ]),
    },
  });
  expect(facts?.groups?.get("G")).toEqual({});
  expect(facts?.services?.get("ZIA")).toEqual({ roleNames: new Set(["R"]) });
  expect([...(facts?.predefinedRoles?.keys() ?? [])]).toEqual(["Q"]);
});

it("places a declaration nowhere whose place is no text", () => {
  const { grants, entitlements } = readDeclared({ grants: [{}], entitlements: [{}] });
  expect([...grants, ...entitlements].map(({ at }) => at)).toEqual(["", ""]);
});

it("reads levels that are no text as not known yet", () => {
  const permissions = new Map<unknown, unknown>([
    ["roles", 4],
    [3, "full"],
    ["branding", "full"],
  ]);
  expect(readDeclared({ roles: [{ permissions }] }).roles[0]?.permissions).toEqual(
    new Map([
      ["roles", undefined],
      ["branding", "full"],
    ]),
  );
});
