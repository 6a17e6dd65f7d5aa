import fc from "fast-check";
import {
  atLeast,
  checkRoleScope,
  type DeclaredLevels,
  effectiveAccess,
  type Level,
  levelsAbove,
  levelsOf,
  MODULE_KEYS,
} from "../../../src/rbac";
import {
  grant,
  group,
  levels,
  named,
  role,
  zia,
  zidentity,
} from "../../../src/rbac/rules/across/example";
import { foundBy, judged } from "./judged";

describe("levelsAbove", () => {
  it.each([
    ["equal", "view_only", "view_only", []],
    ["below", "view_only", "full", []],
    ["above", "full", "view_only", ["full"]],
    ["none", "none", "none", []],
    ["not a level of this version, held by the deployer", "audit_only", "audit_only", []],
    [
      "not a level of this version, and the deployer holds full",
      "audit_only",
      "full",
      ["audit_only"],
    ],
    [
      "a level, and the deployer's is not one of this version",
      "view_only",
      "audit_only",
      ["view_only"],
    ],
  ])("%s: %s under %s", (_, wanted, held, above) => {
    const found = levelsAbove(levels({ branding: wanted }), levels({ branding: held }));
    expect(found.map((entry) => entry.wanted)).toEqual(above);
  });

  it("takes a module that the deployer lacks for none", () => {
    expect(levelsAbove(levels({ branding: "view_only" }), levels({}))).toEqual([
      { module: "branding", wanted: "view_only", allowed: "none" },
    ]);
  });

  it.each([
    ["full", "full", 0],
    ["view_only", "full", 1],
    ["full", "view_only", 1],
    ["none", "full", 0],
  ])(
    "compares levels of an unknown module by equality alone: %s under %s",
    (wanted, held, count) => {
      const found = levelsAbove(
        levels({ data_protection: wanted }),
        levels({ data_protection: held }),
      );
      expect(found).toHaveLength(count);
    },
  );

  it("passes over what is not known yet, on either side", () => {
    expect(levelsAbove(new Map([["roles", undefined]]), levels({}))).toEqual([]);
    expect(levelsAbove(levels({ roles: "full" }), new Map([["roles", undefined]]))).toEqual([]);
  });

  it("names every module, sorted, whatever their order", () => {
    const wanted = { roles: "full", branding: "full", audit_logs: "view_only" };
    const names = levelsAbove(levels(wanted), levels({ audit_logs: "view_only" }));
    expect(names.map(({ module }) => module)).toEqual(["branding", "roles"]);
  });
});

describe("checkRoleScope", () => {
  it("gives findings with paths below the permissions", () => {
    const [finding, ...others] = checkRoleScope(levels({ roles: "full" }), levels({}));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: "error",
      ruleId: "scope/role-above-deployer",
      path: [{ attribute: "roles" }],
      fix: 'Set roles to "none" or lower, or apply with a deployer who holds "full".',
    });
    expect(finding?.detail).toMatch(
      /^The role wants roles "full", and the deployer holds "none"\./,
    );
  });

  it("says nothing of a level that the module does not offer: that is another finding", () => {
    expect(checkRoleScope(levels({ audit_logs: "full" }), levels({}))).toEqual([]);
    expect(checkRoleScope(levels({ audit_logs: "view_only" }), levels({}))).toHaveLength(1);
  });
});

describe("a declared role above its deployer", () => {
  const ID = "scope/role-above-deployer";
  const deployer = { permissions: levels({ branding: "view_only" }) };
  const declared = (permissions: Record<string, string>) =>
    foundBy(ID, { deployer, roles: [role("Brand", permissions)] });

  it("is found at the role, with path and role", () => {
    expect(declared({ branding: "full" })).toMatchObject([
      {
        at: "roles/Brand",
        role: { key: "Brand", label: "Brand" },
        diagnostic: {
          detail: expect.stringMatching(/^The role "Brand" wants branding "full", /) as string,
          path: [{ attribute: "permissions" }, { attribute: "branding" }],
        },
      },
    ]);
  });

  it("is not said of a level that the module does not offer, which has no rank", () => {
    expect(declared({ audit_logs: "full", executive_insights: "view_only" })).toEqual([]);
    expect(declared({ audit_logs: "view_only", executive_insights: "full" })).toHaveLength(2);
  });

  it("is said of a module of a version to come", () => {
    expect(declared({ data_protection: "full" })).toHaveLength(1);
  });
});

describe("assigning a role that holds more than the deployer", () => {
  const ID = "scope/assignment-escalates";
  const deployer = { permissions: levels({ branding: "view_only", users_and_groups: "full" }) };
  const assign = (permissions?: DeclaredLevels) =>
    grant(group("Ops"), zidentity, [{ ...named("Brand"), permissions }]);

  it("is an error that names every level, whether the role tells its permissions", () => {
    const [finding] = foundBy(ID, {
      deployer,
      grants: [assign(levels({ branding: "full", roles: "full", users_and_groups: "full" }))],
    });
    expect(finding).toMatchObject({
      at: "assignments/Ops on ZIdentity",
      principal: { key: "Ops", label: "Ops" },
      role: { key: "Brand", label: "Brand" },
      diagnostic: { summary: 'The role "Brand" holds more than the deployer' },
    });
    expect(finding?.diagnostic.detail).toContain(
      'group "Ops" would get branding "full", and the deployer holds "view_only"; roles "full", and the deployer holds "none".',
    );
  });

  it("or is declared in the same state", () => {
    expect(
      foundBy(ID, { deployer, grants: [assign()], roles: [role("Brand", { branding: "full" })] }),
    ).toHaveLength(1);
  });

  it("or is predefined", () => {
    const facts = { predefinedRoles: new Map([["Brand", levels({ branding: "full" })]]) };
    expect(foundBy(ID, { deployer, grants: [assign()], facts })).toHaveLength(1);
  });

  it("is not said without a deployer, of permissions that are not known, and of what he holds", () => {
    expect(foundBy(ID, { grants: [assign(levels({ branding: "full" }))] })).toEqual([]);
    expect(foundBy(ID, { deployer, grants: [assign()] })).toEqual([]);
    expect(foundBy(ID, { deployer, grants: [assign(levels({ branding: "view_only" }))] })).toEqual(
      [],
    );
  });

  it("is not said of an assignment that has expired, nor of a linked service", () => {
    const above = assign(levels({ branding: "full" }));
    expect(
      foundBy(ID, { deployer, grants: [{ ...above, expiresAt: "2026-01-01T00:00:00Z" }] }),
    ).toEqual([]);
    expect(foundBy(ID, { deployer, grants: [{ ...above, service: zia }] })).toEqual([]);
  });
});

it("no accepted plan gives any principal more than the deployer holds", () => {
  const module = fc.constantFrom(...MODULE_KEYS.slice(0, 4));
  const anyLevels = fc
    .array(module.chain((key) => fc.tuple(fc.constant(key), fc.constantFrom(...levelsOf(key)))))
    .map((entries) => new Map<string, string>(entries));
  const name = fc.constantFrom("A", "B", "C");
  const roles = fc
    .dictionary(name, anyLevels)
    .map((all) =>
      Object.entries(all).map(([key, permissions]) => ({ at: key, key, name: key, permissions })),
    );
  const grants = fc.array(fc.tuple(name, fc.subarray(["A", "B", "C"]))).map((all) =>
    all.map(([who, held]) =>
      grant(
        group(who),
        zidentity,
        held.map((key) => named(key)),
      ),
    ),
  );
  fc.assert(
    fc.property(anyLevels, roles, grants, (permissions, declared, given) => {
      const findings = judged({ deployer: { permissions }, roles: declared, grants: given });
      fc.pre(!findings.some(({ diagnostic }) => diagnostic.ruleId?.startsWith("scope/")));
      const byName = new Map(declared.map((entry) => [entry.name, entry.permissions]));
      for (const who of ["A", "B", "C"]) {
        const held = given
          .filter(({ principal }) => principal.key === who)
          .flatMap((entry) => entry.roles)
          .map(({ label }) => ({
            role: { id: label, name: label },
            via: { kind: "direct" } as const,
            permissions: Object.fromEntries(byName.get(label) ?? []),
          }));
        for (const { module: key, level } of effectiveAccess(held).modules) {
          expect(atLeast((permissions.get(key) ?? "none") as Level, level)).toBe(true);
        }
      }
    }),
    { numRuns: 400 },
  );
});
