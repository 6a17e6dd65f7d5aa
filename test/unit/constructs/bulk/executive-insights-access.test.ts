import {
  ExecutiveInsightsAccess,
  Group,
  GroupRoleAssignment,
  Role,
  Service,
  User,
  UserRoleAssignment,
} from "../../../../src/constructs";
import { annotated, declares, newStack, rulesOf, synthErrors, synthesized } from "../synthesized";

const WEST = { cloud: "zscalerthree.net", org: "Acme West" };
const EAST = { cloud: "zscalertwo.net", org: "Acme East" };
const NATURAL_WEST = { name: "ZIA", cloud_name: "zscalerthree.net", org_name: "Acme West" };
const NATURAL_EAST = { name: "ZIA", cloud_name: "zscalertwo.net", org_name: "Acme East" };

/** The declarations without their places, in an order that does not matter. */
function grants(result: ReturnType<typeof synthesized>): readonly unknown[] {
  return Object.values(declares(result));
}

// 000, "Assigning CXO Insight User Role for ZIdentity" and "Assigning Executive Insights App Role to Access ZIA
// Tenants": each for user groups and for individual users, with one role for all selected.
const PAIR_ON_BOTH_TENANTS = [
  { group: "Board", roles: ["CXO Insight User"], exclusive: false },
  { user: "ceo@example.com", roles: ["CXO Insight User"], exclusive: false },
  { user: "cfo@example.com", roles: ["CXO Insight User"], exclusive: false },
  ...[NATURAL_WEST, NATURAL_EAST].flatMap((service) => [
    { group: "Board", roles: ["Executive Insights App"], service, exclusive: false },
    { user: "ceo@example.com", roles: ["Executive Insights App"], service, exclusive: false },
    { user: "cfo@example.com", roles: ["Executive Insights App"], service, exclusive: false },
  ]),
];

describe("ExecutiveInsightsAccess", () => {
  it("gives users and groups both roles, the app role on every ZIA tenant that is named", () => {
    const stack = newStack((scope) => {
      new ExecutiveInsightsAccess(scope, "executives", {
        users: [User.byLogin(scope, "ceo@example.com"), "cfo@example.com"],
        groups: ["Board"],
        ziaTenants: [Service.named(scope, "ZIA", WEST), Service.named(scope, "ZIA", EAST)],
      });
    });
    const result = synthesized(stack);
    expect(grants(result)).toHaveLength(PAIR_ON_BOTH_TENANTS.length);
    expect(grants(result)).toEqual(expect.arrayContaining(PAIR_ON_BOTH_TENANTS));
    expect(result.annotations).toEqual([]);
  });

  it('gives the app role, for "all", on what the stack looks up before and after, and on nothing else', () => {
    const result = synthesized(
      newStack((scope) => {
        Service.named(scope, "ZIA", WEST);
        new ExecutiveInsightsAccess(scope, "executives", {
          users: ["ceo@example.com", "cfo@example.com"],
          groups: [Group.byName(scope, "Board")],
          ziaTenants: "all",
        });
        Service.named(scope, "ZPA");
        Service.named(scope, "ZIA", EAST);
        Service.named(scope, "ZIA", WEST);
      }),
    );
    expect(grants(result)).toHaveLength(PAIR_ON_BOTH_TENANTS.length);
    expect(grants(result)).toEqual(expect.arrayContaining(PAIR_ON_BOTH_TENANTS));
  });

  it("hands out an end, and both halves", () => {
    const result = synthesized(
      newStack((scope) => {
        const access = new ExecutiveInsightsAccess(scope, "executives", {
          users: ["ceo@example.com"],
          ziaTenants: [Service.named(scope, "ZIA")],
          expiresAt: "2126-06-30T00:00:00Z",
          exclusive: true,
        });
        expect(access.insight.userAssignments).toHaveLength(1);
        expect(access.app.map(({ userAssignments }) => userAssignments.length)).toEqual([1]);
      }),
    );
    const rest = { user: "ceo@example.com", exclusive: true, expires_at: "2126-06-30T00:00:00Z" };
    expect(grants(result)).toEqual(
      expect.arrayContaining([
        { ...rest, roles: ["CXO Insight User"] },
        { ...rest, roles: ["Executive Insights App"], service: "ZIA" },
      ]),
    );
  });

  it('finds "all" of a stack that looks up no ZIA tenant, and an empty list', () => {
    const all = synthErrors((stack) => {
      Service.named(stack, "ZPA");
      new ExecutiveInsightsAccess(stack, "e", { users: ["ceo@x"], ziaTenants: "all" });
    });
    expect(all).toEqual([
      expect.stringMatching(
        /^executive-insights\/no-tenant at access\/e: ziaTenants: .*there are none.* Fix: Name them/,
      ),
    ]);
    const none = synthErrors((stack) => {
      new ExecutiveInsightsAccess(stack, "e", { users: ["ceo@x"], ziaTenants: [] });
    });
    expect(rulesOf(none)).toEqual(["executive-insights/no-tenant at access/e"]);
  });

  it("finds a service that is no ZIA tenant", () => {
    const errors = synthErrors((stack) => {
      const ziaTenants = [Service.named(stack, "ZIA"), Service.named(stack, "ZPA")];
      new ExecutiveInsightsAccess(stack, "e", { users: ["ceo@x"], ziaTenants });
    });
    expect(errors).toEqual([
      expect.stringMatching(/^executive-insights\/no-zia at access\/e: ziaTenants: ZPA is no ZIA/),
    ]);
  });
});

describe("half of the pair", () => {
  it("is found anywhere in a stack, either half, for groups and for users", () => {
    const found = annotated((stack) => {
      const zia = Service.named(stack, "ZIA", WEST);
      new GroupRoleAssignment(stack, "insight", {
        group: Group.byName(stack, "Board"),
        roles: [Role.named(stack, "CXO Insight User")],
      });
      new UserRoleAssignment(stack, "app", {
        user: User.byLogin(stack, "ceo@example.com"),
        service: zia,
        roles: [Role.named(stack, "Executive Insights App", { service: zia })],
      });
    });
    expect(rulesOf(found).sort()).toEqual([
      "executive-insights/half-of-pair at access/app",
      "executive-insights/half-of-pair at access/insight",
    ]);
  });
});
