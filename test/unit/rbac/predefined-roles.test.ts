import {
  checkAccess,
  type DeclaredAccess,
  EXAMPLE_NOW,
  levelsOf,
  MODULE_KEYS,
  PREDEFINED_ROLES,
  predefinedRole,
} from "../../../src/rbac";
import {
  declare,
  grant,
  group,
  levels,
  named,
  role,
  zia,
} from "../../../src/rbac/rules/across/example";
import { zidentity } from "../../../src/rbac/rules/across/example";

const idsOf = (
  declared: DeclaredAccess,
  policies: Parameters<typeof checkAccess>[1]["policies"] = [],
) =>
  checkAccess(declared, { now: EXAMPLE_NOW, policies }).map(({ diagnostic }) => diagnostic.ruleId);

/** Who may assign, and holds nothing else. */
const deployer = {
  permissions: levels({
    administrative_entitlements: "full",
    users_and_groups: "view_only",
    roles: "full",
  }),
};
const assigned = (name: string, more: Partial<DeclaredAccess> = {}) =>
  declare({ grants: [grant(group("G"), zidentity, [named(name)])], ...more });

describe("what is assumed of predefined roles", () => {
  it("is what their names say, and nothing of other modules", () => {
    const assumed = (name: string, module: string) => predefinedRole(name)?.assumed.get(module);
    for (const module of MODULE_KEYS)
      expect(assumed("Super Admin", module)).toBe(levelsOf(module).at(-1));
    expect(assumed("View Only Admin", "roles")).toBe("view_only");
    expect(assumed("View Only Admin", "executive_insights")).toBeUndefined();
    for (const name of ["Users Admin", "User Admin"]) {
      expect(assumed(name, "users_and_groups")).toBe("full");
      expect(assumed(name, "roles")).toBeUndefined();
    }
    expect(assumed("CXO Insight User", "executive_insights")).toBe("full");
    expect(PREDEFINED_ROLES).toHaveLength(5);
  });

  it.each(["Super Admin", "View Only Admin", "Users Admin", "CXO Insight User"])(
    "makes the assignment of %s by a lesser deployer an escalation",
    (name) => {
      expect(idsOf(assigned(name, { deployer }))).toContain("scope/assignment-escalates");
    },
  );

  it("says nothing of a role that is none of them, nor of one of that name on another service", () => {
    expect(idsOf(assigned("Auditor", { deployer }))).not.toContain("scope/assignment-escalates");
    const onZia = declare({
      deployer,
      grants: [grant(group("G"), zia, [named("Super Admin", zia)])],
    });
    expect(idsOf(onZia)).not.toContain("scope/assignment-escalates");
  });

  it("gives way to what the tenant tells", () => {
    const facts = { predefinedRoles: new Map([["Users Admin", levels({})]]) };
    expect(idsOf(assigned("Users Admin", { deployer, facts }))).not.toContain(
      "scope/assignment-escalates",
    );
  });

  it("counts for the rules of the house", () => {
    const policies = [
      { id: "house/one", kind: "max_holders", max: 0, module: "branding", level: "full" },
    ] as const;
    expect(idsOf(assigned("Super Admin"), policies)).toEqual(["house/one"]);
    expect(idsOf(assigned("Users Admin"), policies)).toEqual([]);
  });

  it("supplies what another role lacks, and leaves it open where nothing is assumed", () => {
    const withCredentials = (name: string) =>
      declare({
        roles: [role("Credentials", { user_credentials: "full" })],
        grants: [grant(group("G"), zidentity, [named("Credentials"), named(name)])],
      });
    expect(idsOf(withCredentials("Users Admin"))).toEqual(["access/alive-through"]);
    expect(idsOf(withCredentials("View Only Admin"))).toContain("access/partial-grant");
    expect(idsOf(withCredentials("CXO Insight User"))).not.toContain("access/dead-grant");
  });
});
