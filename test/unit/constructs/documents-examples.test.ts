import { App, TerraformStack } from "cdktf";
import {
  type DeployerProps,
  ExecutiveInsightsAccess,
  Group,
  GroupRoleAssignment,
  PolicyRule,
  Role,
  type RolePermissions,
  Service,
  User,
  UserRoleAssignment,
  ZidentityProvider,
} from "../../../src/constructs";
import {
  annotated,
  declares,
  newApp,
  newStack,
  rulesOf,
  synthErrors,
  synthesized,
} from "./synthesized";

/** The documents' own examples, at synth. The numbers are those of the model. */

describe("1: the effective level is the highest over all roles (002)", () => {
  const reaches = (level: "view_only" | "full", ...names: ("narrow" | "wide")[]): boolean => {
    const found = synthErrors((stack) => {
      const user = User.byLogin(stack, "ann@example.com");
      const levels = { narrow: "restricted_view", wide: "view_only" } as const;
      const roles = names.map(
        (name) =>
          new Role(stack, name, { name, permissions: { externalIdentities: levels[name] } }),
      );
      new UserRoleAssignment(stack, "ann", { user, roles });
      PolicyRule.forbiddenCombination(stack, "reached", { modules: { externalIdentities: level } });
    });
    return rulesOf(found).includes("house/reached at access/ann");
  };

  it("makes Restricted View and View Only of External Identities View Only", () => {
    expect(reaches("view_only", "narrow", "wide")).toBe(true);
    expect(reaches("view_only", "narrow")).toBe(false);
    expect(reaches("full", "narrow", "wide")).toBe(false);
  });
});

describe("2: no role above the deployer's own (001)", () => {
  const errorsFor = (permissions: RolePermissions): string => {
    const stack = new TerraformStack(newApp(), "access");
    const deployer: DeployerProps = {
      // Users and Groups is what adding a role takes besides (002).
      permissions: {
        roles: "full",
        ipLocationsAndGroups: "view_only",
        usersAndGroups: "view_only",
      },
    };
    new ZidentityProvider(stack, "zidentity", { deployer });
    new Role(stack, "locations", { name: "Locations", permissions });
    try {
      App.of(stack).synth();
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };

  it.each(["view_only", "none"] as const)("IP Locations may be %s", (ipLocationsAndGroups) => {
    expect(errorsFor({ ipLocationsAndGroups })).toBe("");
  });

  it("IP Locations may not be full, and the error names module, wanted and allowed level", () => {
    expect(errorsFor({ ipLocationsAndGroups: "full" })).toMatch(
      /scope\/role-above-deployer at access\/locations: permissions\.ipLocationsAndGroups: .*ip_locations_and_groups "full".*"view_only"/,
    );
  });
});

describe("3: only the services that the deployer administers (001)", () => {
  it("lets him assign on ZIA, where his control is full, and not on ZPA, where it is read-only", () => {
    const stack = new TerraformStack(newApp(), "access");
    const [zia, zpa] = [Service.named(stack, "ZIA"), Service.named(stack, "ZPA")];
    new ZidentityProvider(stack, "zidentity", {
      deployer: {
        permissions: {
          administrativeEntitlements: "full",
          usersAndGroups: "full",
          roles: "view_only",
        },
        serviceAdmins: [zia],
      },
    });
    const group = Group.byName(stack, "Network");
    for (const service of [zia, zpa]) {
      const roles = [Role.named(stack, "Super Admin", { service })];
      new GroupRoleAssignment(stack, service.nameInput ?? "", { group, service, roles });
    }
    let message = "";
    try {
      App.of(stack).synth();
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toMatch(
      /prerequisite\/administer-service at access\/ZPA: .*Administration Control > Administrators at Full in the ZPA Admin Portal/,
    );
    expect(message).not.toContain("at access/ZIA");
  });
});

describe("4: CXO Insight User on ZIdentity, and Executive Insights App on each ZIA tenant (000)", () => {
  const PAIR = ["CXO Insight User", "Executive Insights App"];

  it.each<[string, { users?: string[]; groups?: string[] }, string, number]>([
    ["users", { users: ["ceo@example.com", "cfo@example.com"] }, "user", 2],
    ["groups", { groups: ["Board", "Founders"] }, "group", 2],
  ])("goes to %s, one role for all selected", (_what, whom, kind, count) => {
    const result = synthesized(
      newStack((stack) => {
        new ExecutiveInsightsAccess(stack, "executives", {
          ...whom,
          ziaTenants: ["Acme West", "Acme East"].map((org) => Service.named(stack, "ZIA", { org })),
        });
      }),
    );
    const declared = Object.values(declares(result)) as Record<string, unknown>[];
    const principals = new Set(declared.map((declaration) => declaration[kind]));
    expect(principals.size).toBe(count);
    for (const principal of principals) {
      const held = declared
        .filter((declaration) => declaration[kind] === principal)
        .map(({ roles, service }) => [service, roles]);
      expect(held).toEqual(
        expect.arrayContaining([
          [undefined, [PAIR[0]]],
          [{ name: "ZIA", org_name: "Acme West" }, [PAIR[1]]],
          [{ name: "ZIA", org_name: "Acme East" }, [PAIR[1]]],
        ]),
      );
      expect(held).toHaveLength(3);
    }
    expect(result.annotations).toEqual([]);
  });

  it.each<[string, (stack: TerraformStack) => void]>([
    [
      "the ZIdentity half to a group",
      (stack) => {
        const roles = [Role.named(stack, "CXO Insight User")];
        new GroupRoleAssignment(stack, "half", { group: Group.byName(stack, "Board"), roles });
      },
    ],
    [
      "the ZIA half to a user",
      (stack) => {
        const service = Service.named(stack, "ZIA");
        const roles = [Role.named(stack, "Executive Insights App", { service })];
        const user = User.byLogin(stack, "ceo@example.com");
        new UserRoleAssignment(stack, "half", { user, service, roles });
      },
    ],
  ])("does not open the app with %s alone", (_what, declare) => {
    expect(rulesOf(annotated(declare))).toEqual(["executive-insights/half-of-pair at access/half"]);
  });
});

describe("a dead grant", () => {
  it("comes alive by another role of the same principal, which is named", () => {
    const found = synthErrors((stack) => {
      const group = Group.byName(stack, "Helpdesk");
      const credentials = new Role(stack, "credentials", {
        name: "Credentials",
        permissions: { userCredentials: "full" },
      });
      const directory = new Role(stack, "directory", {
        name: "Directory",
        permissions: { usersAndGroups: "full" },
      });
      new GroupRoleAssignment(stack, "both", { group, roles: [credentials, directory] });
      new UserRoleAssignment(stack, "dead", {
        user: User.byLogin(stack, "ann@example.com"),
        roles: [credentials],
      });
    });
    expect(rulesOf(found)).toContain("access/dead-grant at access/dead");
    expect(rulesOf(found)).not.toContain("access/dead-grant at access/both");
  });
});
