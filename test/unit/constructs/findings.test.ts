import { App, Testing, TerraformStack } from "cdktf";
import {
  Group,
  GroupRoleAssignment,
  type GroupRoleAssignmentProps,
  Role,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
} from "../../../src/constructs";
import { newApp, newStack, synthError, synthesized } from "./synthesized";

/** What JavaScript, or an object that came from elsewhere, may give. */
function untyped(props: object): never {
  return props as never;
}

describe("the error at synth", () => {
  it("has every finding of a stack, each with rule, path of the construct, prop, and fix", () => {
    const message = synthError((stack) => {
      new Role(stack, "dead", { name: "Dead", permissions: { userCredentials: "view_only" } });
      new Role(stack, "level", untyped({ name: "L", permissions: { auditLogs: "full" } }));
      new Role(stack, "module", untyped({ name: "M", permissions: { userAndGroups: "full" } }));
      new GroupRoleAssignment(stack, "empty", { group: Group.byName(stack, ""), roles: [] });
    });
    expect(message).toContain(
      "role/credentials-need-users at access/dead: permissions.userCredentials: ",
    );
    expect(message).toMatch(/access\/dead: .* Fix: Set users_and_groups to "view_only" or "full"/);
    expect(message).toMatch(
      /role\/level-not-offered at access\/level: permissions\.auditLogs: .*"none" and "view_only"/,
    );
    expect(message).toMatch(
      /role\/unknown-module at access\/module: permissions\.userAndGroups: .*Did you mean "usersAndGroups"\?/,
    );
    expect(message).toMatch(/access\/empty: roles: .*at least 1/);
    expect(message).toMatch(
      /\] declaration\/wrong-value at access: name: Look-up of a user group: name has the wrong value/,
    );
  });

  it("comes together with the findings of other constructs", () => {
    const message = synthError((stack) => {
      stack.node.addValidation({ validate: () => ["something else"] });
      new Role(stack, "r", { name: "" });
    });
    expect(message).toContain("something else");
    expect(message).toContain("access/r: name: ");
  });

  it("is not thrown by a stack without errors, nor twice after the mistake is gone", () => {
    const stack = newStack(() => undefined);
    const role = new Role(stack, "r", { name: "" });
    expect(() => App.of(stack).synth()).toThrow("access/r");
    role.name = "Mended";
    expect(() => App.of(stack).synth()).not.toThrow();
  });

  it("is thrown by Testing.synth with validations, too", () => {
    const stack = new TerraformStack(Testing.app(), "access");
    new Role(stack, "r", { name: "" });
    expect(() => Testing.synth(stack, true)).toThrow("access/r: name");
  });

  it.each<[string, (stack: TerraformStack) => void, RegExp]>([
    [
      "both a group and a user",
      (stack) =>
        new ServiceEntitlement(stack, "e", untyped({ groupId: "g", userId: "u", serviceId: "s" })),
      /access\/e: group: Both group_id and user_id are set.* Fix: Remove all but one/,
    ],
    [
      "neither a group nor a user",
      (stack) => new ServiceEntitlement(stack, "e", untyped({ serviceId: "s" })),
      /access\/e: None of group_id and user_id is set.* Fix: Set one of/,
    ],
    [
      "an object and an id for one thing",
      (stack) =>
        new GroupRoleAssignment(
          stack,
          "a",
          untyped({
            group: Group.byName(stack, "G"),
            groupId: "g",
            roleIds: ["r"],
          }),
        ),
      /access\/a: group: group and groupId are both given.* Fix: Remove group or groupId/,
    ],
    [
      "no group",
      (stack) => new GroupRoleAssignment(stack, "a", untyped({ roleIds: ["r"] })),
      /access\/a: group: group_id has the wrong value/,
    ],
    [
      "a user in the place of a group",
      (stack) =>
        new GroupRoleAssignment(
          stack,
          "a",
          untyped({ group: User.byLogin(stack, "ann"), roleIds: ["r"] }),
        ),
      /reference\/wrong-kind at access\/a: group: A group is wanted, and a user is given.*user "ann"/,
    ],
    [
      "a scope without its service",
      (stack) =>
        new GroupRoleAssignment(stack, "a", { groupId: "g", roleIds: ["r"], scope: "Default" }),
      /assignment\/scope-without-service at access\/a: scope: .*Fix: .*scopeId/,
    ],
  ])("names %s", (_what, declare, expected) => {
    expect(synthError(declare)).toMatch(expected);
  });
});

describe("assignment/role-of-another-service", () => {
  const west = (stack: TerraformStack) =>
    Service.named(stack, "ZIA", { cloud: "zscalerthree.net", org: "Acme West" });
  const east = (stack: TerraformStack) =>
    Service.named(stack, "ZIA", { cloud: "zscalertwo.net", org: "Acme East" });

  it.each<[string, (stack: TerraformStack) => GroupRoleAssignmentProps]>([
    [
      "a role of ZIA on ZIdentity",
      (stack) => ({
        groupId: "g",
        roles: [Role.named(stack, "Super Admin", { service: west(stack) })],
      }),
    ],
    [
      "a role of this stack on ZIA",
      (stack) => ({
        groupId: "g",
        service: west(stack),
        roles: [new Role(stack, "own", { name: "Own" })],
      }),
    ],
    [
      "a predefined role of ZIdentity on ZIA",
      (stack) => ({
        groupId: "g",
        service: west(stack),
        roles: [Role.named(stack, "Super Admin")],
      }),
    ],
    [
      "a role of one ZIA on the other",
      (stack) => ({
        groupId: "g",
        service: east(stack),
        roles: [Role.named(stack, "Super Admin", { service: west(stack) })],
      }),
    ],
    [
      "a role of one id on another id",
      (stack) => ({
        groupId: "g",
        serviceId: "s2",
        roles: [Role.named(stack, "Super Admin", { service: Service.byId(stack, "s1") })],
      }),
    ],
  ])("finds %s", (_what, props) => {
    const message = synthError((stack) => {
      new GroupRoleAssignment(stack, "a", props(stack));
    });
    expect(message).toMatch(
      /assignment\/role-of-another-service at access\/a: roles: \\?"(Super Admin|Own)\\?" is not a role of .*Fix: /,
    );
  });

  it.each<[string, (stack: TerraformStack) => GroupRoleAssignmentProps]>([
    [
      "a role of ZIdentity on ZIdentity, however it is said",
      (stack) => ({
        groupId: "g",
        service: Service.named(stack, "ZIAM"),
        roles: [Role.named(stack, "Super Admin", { service: Service.zidentity(stack) })],
      }),
    ],
    [
      "a service by id, whose name the stack does not know",
      (stack) => ({
        groupId: "g",
        serviceId: "s1",
        roles: [Role.named(stack, "Super Admin", { service: west(stack) })],
      }),
    ],
    [
      "a service that may be the same, with less said of it",
      (stack) => ({
        groupId: "g",
        service: Service.named(stack, "ZIA"),
        roles: [Role.named(stack, "Super Admin", { service: west(stack) })],
      }),
    ],
  ])("says nothing of %s", (_what, props) => {
    const stack = newStack((scope) => {
      new GroupRoleAssignment(scope, "a", props(scope));
    });
    expect(() => App.of(stack).synth()).not.toThrow();
  });
});

describe("two declarations of one thing", () => {
  it.each<[string, string, (stack: TerraformStack) => void]>([
    [
      "a role by name",
      "role/declared-twice",
      (stack) => {
        new Role(stack, "a", { name: "Same" });
        new Role(stack, "b", { name: "Same" });
      },
    ],
    [
      "a group on ZIdentity, said and left out",
      "assignment/declared-twice",
      (stack) => {
        const group = Group.byName(stack, "G");
        new GroupRoleAssignment(stack, "a", { group, roleIds: ["r"] });
        new GroupRoleAssignment(stack, "b", {
          group,
          service: Service.zidentity(stack),
          roleIds: ["r"],
        });
      },
    ],
    [
      "a login name in another case",
      "assignment/declared-twice",
      (stack) => {
        new UserRoleAssignment(stack, "a", { user: User.byLogin(stack, "Ann@x"), roleIds: ["r"] });
        new UserRoleAssignment(stack, "b", { user: User.byLogin(stack, "ann@X"), roleIds: ["q"] });
      },
    ],
    [
      "an entitlement",
      "entitlement/declared-twice",
      (stack) => {
        const service = Service.named(stack, "ZPA");
        new ServiceEntitlement(stack, "a", { groupId: "g", service });
        new ServiceEntitlement(stack, "b", { groupId: "g", service });
      },
    ],
  ])("finds %s", (_what, rule, declare) => {
    const message = synthError(declare);
    expect(message).toContain(`${rule} at access/b: `);
    expect(message).toContain("access/a declares");
    expect(message).not.toContain("at access/a: ");
  });

  it("tells services apart by cloud and organisation", () => {
    const stack = newStack((scope) => {
      for (const org of ["Acme West", "Acme East"]) {
        new GroupRoleAssignment(scope, org.slice(5), {
          group: Group.byName(scope, "G"),
          service: Service.named(scope, "ZIA", { org }),
          roleIds: ["r"],
        });
      }
    });
    expect(() => App.of(stack).synth()).not.toThrow();
  });
});

describe("warnings", () => {
  it("become annotations of the construct, once, however often the app is synthesized", () => {
    const stack = newStack((scope) => {
      // 002: credentials at full cannot change e-mail addresses without users and groups at full.
      new Role(scope, "partial", {
        name: "P",
        permissions: { usersAndGroups: "view_only", userCredentials: "full" },
      });
      // 001 and 002: restricted view sees everything but the bearer token.
      const narrow = new Role(scope, "narrow", {
        name: "N",
        permissions: { externalIdentities: "restricted_view" },
      });
      new GroupRoleAssignment(scope, "held", { groupId: "g", roles: [narrow] });
    });
    synthesized(stack);
    const { annotations } = synthesized(stack);
    expect(annotations).toHaveLength(3);
    expect(annotations).toContainEqual(
      expect.objectContaining({
        constructPath: "access/partial",
        level: "@cdktf/warn",
        message: expect.stringMatching(/^role\/nobody-holds: /),
      }),
    );
    expect(annotations).toContainEqual(
      expect.objectContaining({
        constructPath: "access/partial",
        level: "@cdktf/warn",
        message: expect.stringMatching(
          /^role\/credentials-full-needs-users-full: permissions\.userCredentials: .* Fix: /,
        ),
      }),
    );
    expect(annotations).toContainEqual(
      expect.objectContaining({ constructPath: "access/narrow", level: "@cdktf/info" }),
    );
    expect(JSON.stringify(annotations)).not.toContain(process.cwd());
  });

  it("are given, and the manifest is written, when the app skips validations", () => {
    const app = newApp();
    const skipping = new App({ outdir: app.outdir, skipValidation: true });
    const stack = newStack((scope) => {
      new Role(scope, "r", { name: "R", permissions: { userCredentials: "full" } });
      new Role(scope, "narrow", {
        name: "N",
        permissions: { externalIdentities: "restricted_view" },
      });
    }, skipping);
    const { annotations, manifest } = synthesized(stack);
    expect(manifest.resources).toHaveLength(2);
    expect(annotations.map(({ constructPath }) => constructPath)).toContain("access/narrow");
  });
});
