import { checkRoleScope, effectiveAccess } from "../../../src/rbac";
import {
  grant,
  group,
  levels,
  named,
  role,
  user,
  zia,
  zidentity,
  zpa,
} from "../../../src/rbac/rules/across/example";
import { foundBy, judged, placesOf } from "./judged";

describe("example 1 (002)", () => {
  it("makes view_only of External Identities restricted_view and view_only", () => {
    const held = ["restricted_view", "view_only"].map((level) => ({
      role: { id: level, name: level },
      via: { kind: "direct" } as const,
      permissions: { external_identities: level },
    }));
    const found = effectiveAccess(held).modules.find(
      ({ module }) => module === "external_identities",
    );
    expect(found?.level).toBe("view_only");
  });
});

describe("example 2 (001)", () => {
  const deployer = { permissions: levels({ roles: "full", ip_locations_and_groups: "view_only" }) };

  it.each(["none", "view_only"])("lets the deployer make a role with IP Locations %s", (level) => {
    const wanted = levels({ ip_locations_and_groups: level });
    expect(checkRoleScope(wanted, deployer.permissions)).toEqual([]);
  });

  it("refuses him IP Locations full, naming module, wanted and allowed level", () => {
    const [finding, ...others] = foundBy("scope/role-above-deployer", {
      deployer,
      roles: [role("Locations", { ip_locations_and_groups: "full" })],
    });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      at: "roles/Locations",
      diagnostic: {
        severity: "error",
        summary: 'ip_locations_and_groups "full" is above the deployer\'s own level',
        path: [{ attribute: "permissions" }, { attribute: "ip_locations_and_groups" }],
        source: "Adding ZIdentity Admin Roles (001)",
      },
    });
    expect(finding?.diagnostic.detail).toContain(
      'The role "Locations" wants ip_locations_and_groups "full", and the deployer holds "view_only".',
    );
    expect(finding?.diagnostic.fix).toContain(
      'Set ip_locations_and_groups to "view_only" or lower',
    );
  });
});

describe("example 3 (001)", () => {
  /** ZIA with full, ZPA with read-only administrative control: he administers ZIA alone. */
  const deployer = {
    permissions: levels({
      administrative_entitlements: "full",
      users_and_groups: "full",
      roles: "full",
    }),
    serviceAdminKeys: new Set(["ZIA"]),
  };

  it("lets the deployer manage assignments of ZIA only", () => {
    const grants = [
      grant(group("Network"), zia, [named("Super Admin", zia)]),
      grant(group("Network"), zpa, [named("Super Admin", zpa)]),
      grant(group("Network"), zidentity, [named("Auditor")]),
    ];
    const findings = judged({ deployer, grants });
    expect(findings.map(({ at, diagnostic }) => [at, diagnostic.ruleId])).toEqual([
      ["assignments/Network on ZPA", "prerequisite/administer-service"],
    ]);
    expect(findings[0]?.diagnostic.detail).toContain(
      "Configuration & Control > Administration Control > Administrators at Full in the ZPA Admin Portal",
    );
  });
});

describe("example 4 (000)", () => {
  const HALF = "executive-insights/half-of-pair";
  const pair = (principal: ReturnType<typeof group>) => [
    grant(principal, zidentity, [named("CXO Insight User")]),
    grant(principal, zia, [named("Executive Insights App", zia)]),
  ];

  it.each([group("Board"), user("cfo@example.com")])("takes both roles for $kind", (principal) => {
    expect(judged({ grants: pair(principal) })).toEqual([]);
    for (const half of pair(principal)) {
      expect(placesOf(HALF, { grants: [half] })).toEqual([half.at]);
    }
  });

  it("takes the pair on one principal, not on two", () => {
    const [insight] = pair(group("Board"));
    const [, app] = pair(user("cfo@example.com"));
    expect(placesOf(HALF, { grants: [insight!, app!] })).toEqual([insight!.at, app!.at].sort());
  });

  it("says which half is missing", () => {
    const [insight, app] = pair(group("Board"));
    expect(foundBy(HALF, { grants: [insight!] })[0]?.diagnostic.detail).toContain(
      'group "Board" holds "CXO Insight User" on ZIdentity, but not "Executive Insights App" on any ZIA tenant',
    );
    expect(foundBy(HALF, { grants: [app!] })[0]?.diagnostic.detail).toContain(
      'group "Board" holds "Executive Insights App" on ZIA, but not "CXO Insight User" on ZIdentity',
    );
  });
});
