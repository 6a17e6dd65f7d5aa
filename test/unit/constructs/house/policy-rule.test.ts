import type { TerraformStack } from "cdktf";
import {
  Group,
  GroupRoleAssignment,
  PolicyRule,
  Role,
  Service,
  User,
  UserRoleAssignment,
} from "../../../../src/constructs";
import { annotated, newStack, rulesOf, synthErrors, synthesized } from "../synthesized";

function untyped(props: object): never {
  return props as never;
}

function grantBoth(stack: TerraformStack): void {
  const group = Group.byName(stack, "Owners");
  const roles = [
    new Role(stack, "keys", {
      name: "Keys",
      permissions: { usersAndGroups: "full", userCredentials: "full" },
    }),
    new Role(stack, "audit", { name: "Audit", permissions: { auditLogs: "view_only" } }),
  ];
  new GroupRoleAssignment(stack, "owners", { group, roles });
}

const TOXIC = { userCredentials: "full", auditLogs: "view_only" } as const;

describe("PolicyRule", () => {
  it.each<[string, (stack: TerraformStack) => void, string]>([
    [
      "levels that no one may hold together",
      (stack) => {
        PolicyRule.forbiddenCombination(stack, "no-toxic", { modules: TOXIC });
        grantBoth(stack);
      },
      "house/no-toxic at access/owners",
    ],
    [
      "a level for groups only",
      (stack) => {
        PolicyRule.groupsOnly(stack, "groups", { modules: { usersAndGroups: "full" } });
        const role = new Role(stack, "r", { name: "R", permissions: { usersAndGroups: "full" } });
        new GroupRoleAssignment(stack, "group", { groupId: "g", roles: [role] });
        new UserRoleAssignment(stack, "user", { userId: "u", roles: [role] });
      },
      "house/groups at access/user",
    ],
    [
      "too many holders of a role",
      (stack) => {
        PolicyRule.maxHolders(stack, "few", { max: 1, role: "Super Admin" });
        for (const userId of ["a", "b"]) {
          const roles = [Role.named(stack, "Super Admin")];
          new UserRoleAssignment(stack, userId, { userId, roles });
        }
      },
      "house/few at access/a",
    ],
    [
      "too many holders of a role of a linked service",
      (stack) => {
        const service = Service.named(stack, "ZIA", { cloud: "one.net", org: "West" });
        const role = Role.named(stack, "Super Admin", { service });
        PolicyRule.maxHolders(stack, "few", { max: 1, role, service });
        for (const userId of ["a", "b"]) {
          new UserRoleAssignment(stack, userId, { userId, roles: [role], service });
        }
      },
      "house/few at access/a",
    ],
    [
      "too many holders of a level",
      (stack) => {
        PolicyRule.maxHolders(stack, "none", { max: 0, module: "auditLogs", level: "view_only" });
        grantBoth(stack);
      },
      "house/none at access/owners",
    ],
    [
      "a level without an end",
      (stack) => {
        PolicyRule.requireExpiry(stack, "ends", { modules: { userCredentials: "full" } });
        grantBoth(stack);
      },
      "house/ends at access/owners",
    ],
    [
      "a name of another form",
      (stack) => {
        PolicyRule.namePattern(stack, "names", { pattern: /^Acme / });
        const role = new Role(stack, "r", { name: "R" });
        new GroupRoleAssignment(stack, "group", { groupId: "g", roles: [role] });
      },
      "house/names at access/r",
    ],
  ])("finds %s", (_what, declare, expected) => {
    expect(rulesOf(synthErrors(declare))).toEqual([expected]);
  });

  it("says nothing of what keeps it", () => {
    const found = synthErrors((stack) => {
      const user = User.byLogin(stack, "ann@example.com");
      PolicyRule.requireExpiry(stack, "ends", { modules: { usersAndGroups: "full" } });
      PolicyRule.maxHolders(stack, "few", { max: 1, role: "Users Admin" });
      const role = new Role(stack, "r", { name: "R", permissions: { usersAndGroups: "full" } });
      const roles = [role, Role.named(stack, "Users Admin")];
      const start = "2126-06-01T08:00:00Z";
      new UserRoleAssignment(stack, "a", { user, roles, start, duration: "8h" });
    });
    expect(found).toEqual([]);
  });

  it("has an id, a severity, and words of its own", () => {
    const found = annotated((stack) => {
      PolicyRule.forbiddenCombination(stack, "no-toxic", {
        ruleId: "acme/two-pairs-of-eyes",
        severity: "warning",
        title: "Whoever sets credentials reads their log",
        why: "See our handbook.",
        modules: TOXIC,
      });
      grantBoth(stack);
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^acme\/two-pairs-of-eyes at access\/owners: Whoever sets credentials reads their log\. .*See our handbook\./,
      ),
    ]);
  });

  it("stands in the manifest, for the command", () => {
    const { manifest } = synthesized(
      newStack((stack) => {
        PolicyRule.groupsOnly(stack, "groups", {
          severity: "info",
          modules: { ipLocationsAndGroups: "full" },
        });
        PolicyRule.maxHolders(stack, "few", { max: 3, role: "Super Admin" });
        PolicyRule.namePattern(stack, "names", { pattern: "^A" });
      }),
    );
    expect(manifest.policies).toEqual([
      {
        id: "house/groups",
        kind: "groups_only",
        severity: "info",
        modules: { ip_locations_and_groups: "full" },
        place: "access/groups",
      },
      { id: "house/few", kind: "max_holders", max: 3, role: "Super Admin", place: "access/few" },
      { id: "house/names", kind: "name_pattern", pattern: "^A", place: "access/names" },
    ]);
  });

  it("is a finding itself where it cannot be read, at its own construct", () => {
    const errors = synthErrors((stack) => {
      PolicyRule.namePattern(stack, "Names!", { pattern: "(" });
      PolicyRule.groupsOnly(stack, "none", { modules: {} });
      PolicyRule.maxHolders(stack, "less", untyped({ max: -1, role: "R" }));
      PolicyRule.forbiddenCombination(stack, "typo", untyped({ modules: { auditLog: "full" } }));
    });
    expect(errors).toContainEqual(
      expect.stringMatching(/^policy\/invalid at access\/Names!: .*kebab-case/),
    );
    expect(errors).toContainEqual(
      expect.stringMatching(/^policy\/invalid at access\/Names!: .*regular expression/),
    );
    expect(errors).toContainEqual(
      expect.stringMatching(/^policy\/invalid at access\/none: .*modules/),
    );
    expect(errors).toContainEqual(expect.stringMatching(/^policy\/invalid at access\/less: .*max/));
    const warnings = annotated((stack) => {
      PolicyRule.forbiddenCombination(stack, "typo", untyped({ modules: { auditLog: "full" } }));
    });
    expect(warnings).toEqual([
      expect.stringMatching(
        /^policy\/unknown-module at access\/typo: .*Did you mean "audit_logs"\?/,
      ),
    ]);
  });
});
