/** What JavaScript gives in the place of props: always a finding, with what, where and how to mend it. */
import { App, TerraformStack } from "cdktf";
import {
  accept,
  configureCommand,
  ExecutiveInsightsAccess,
  Group,
  GroupRoleAssignment,
  PolicyRule,
  Role,
  RoleAssignments,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
  ZidentityProvider,
} from "../../../src/constructs";
import { newApp, newStack, synthErrors } from "./synthesized";

/** In the place of the props, of one of them, or of an item of one. */
const ODD: readonly (readonly [string, unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["a text", "x"],
  ["a number", 7],
  ["true", true],
  ["a list", []],
  ["a list of null", [null]],
  ["an object", {}],
  ["a function", () => 1],
];

type Make = (stack: TerraformStack, props: never) => unknown;

/** Everything public that takes props, with the props that it has. */
const PUBLIC: readonly (readonly [string, Make, readonly string[]])[] = [
  [
    "Role",
    (stack, props) => new Role(stack, "x", props),
    ["name", "description", "permissions", "otherPermissions"],
  ],
  [
    "GroupRoleAssignment",
    (stack, props) => new GroupRoleAssignment(stack, "x", props),
    ["group", "groupId", "roles", "roleIds", "service", "serviceId", "scope", "scopeId"],
  ],
  [
    "UserRoleAssignment",
    (stack, props) => new UserRoleAssignment(stack, "x", props),
    ["user", "userId", "roles", "service", "exclusive", "expiresAt", "start", "duration"],
  ],
  [
    "ServiceEntitlement",
    (stack, props) => new ServiceEntitlement(stack, "x", props),
    ["group", "groupId", "user", "userId", "service", "serviceId", "expiresAt"],
  ],
  [
    "RoleAssignments",
    (stack, props) => new RoleAssignments(stack, "x", props),
    ["role", "groups", "users", "service", "scope", "expiresAt"],
  ],
  [
    "ExecutiveInsightsAccess",
    (stack, props) => new ExecutiveInsightsAccess(stack, "x", props),
    ["groups", "users", "ziaTenants", "exclusive", "expiresAt"],
  ],
  [
    "PolicyRule.forbiddenCombination",
    (stack, props) => PolicyRule.forbiddenCombination(stack, "x", props),
    ["modules", "ruleId", "severity", "title", "why"],
  ],
  [
    "PolicyRule.groupsOnly",
    (stack, props) => PolicyRule.groupsOnly(stack, "x", props),
    ["modules"],
  ],
  [
    "PolicyRule.maxHolders",
    (stack, props) => PolicyRule.maxHolders(stack, "x", props),
    ["max", "role", "service", "module", "level"],
  ],
  [
    "PolicyRule.requireExpiry",
    (stack, props) => PolicyRule.requireExpiry(stack, "x", props),
    ["modules"],
  ],
  [
    "PolicyRule.namePattern",
    (stack, props) => PolicyRule.namePattern(stack, "x", props),
    ["pattern"],
  ],
  [
    "accept",
    (stack, props) => accept(stack, props),
    ["rule", "principal", "role", "at", "reason", "owner", "until"],
  ],
  [
    "configureCommand",
    (stack, props) => configureCommand(stack, props),
    ["authoritativeOver", "ignore", "moved", "breakGlass", "maxRemovals"],
  ],
  ["Service.named", (stack, props) => Service.named(stack, "ZIA", props), ["cloud", "org"]],
  ["Role.named", (stack, props) => Role.named(stack, "R", props), ["service"]],
];

/** Neither making it nor the synth ends with an error of another kind than findings. */
function endsWell(declare: (stack: TerraformStack) => unknown): void {
  const stack = newStack((made) => void declare(made));
  try {
    App.of(stack).synth();
  } catch (error) {
    const { constructor, message } = error as Error;
    expect([constructor, message]).toEqual([Error, expect.stringMatching(/^Validation failed/)]);
  }
}

describe.each(PUBLIC)("%s", (_name, make, props) => {
  test.each(ODD)("takes %s for its props, and in the place of each", (_what, odd) => {
    endsWell((stack) => make(stack, odd as never));
    for (const prop of props) endsWell((stack) => make(stack, { [prop]: odd } as never));
  });
});

const untyped = (value: unknown): never => value as never;

describe("ZidentityProvider", () => {
  const provided = (props: unknown) => {
    const stack = new TerraformStack(newApp(), "access");
    new ZidentityProvider(stack, "x", untyped(props));
    return stack.node.validate();
  };

  test.each(ODD)("takes %s for its props, and in the place of each", (_what, odd) => {
    provided(odd);
    for (const prop of ["clientId", "clientSecret", "maxRetries", "deployer"])
      provided({ [prop]: odd });
    for (const prop of ["permissions", "serviceAdmins"]) provided({ deployer: { [prop]: odd } });
  });

  test("a deployer that is none, and services that are none, are findings", () => {
    expect(provided({ deployer: null })).toEqual([
      expect.stringMatching(
        /^declaration\/wrong-value at access\/x: deployer: It is null\. An object is expected\. Fix: Give an object/,
      ),
    ]);
    expect(provided({ deployer: { permissions: {}, serviceAdmins: ["ZIA"] } })).toEqual([
      expect.stringMatching(
        /^declaration\/wrong-value at access\/x: deployer\.serviceAdmins\[0\]: It is the text "ZIA"\..* Fix: Give Service\.byId/,
      ),
    ]);
  });

  test("null is what Terraform calls left out", () => {
    expect(provided({ clientId: null, maxRetries: null })).toEqual([]);
  });
});

const ROLE = (stack: TerraformStack) => Role.named(stack, "R");

test.each<[string, (stack: TerraformStack) => unknown, RegExp]>([
  [
    "no props",
    (stack) => PolicyRule.groupsOnly(stack, "h", untyped(undefined)),
    /^declaration\/wrong-value at access\/h: The props are left out\. .* Fix: Give an object/,
  ],
  [
    "no props of a bulk",
    (stack) => new RoleAssignments(stack, "r", untyped(undefined)),
    /^declaration\/wrong-value at access\/r: The props are left out\. .* Fix: Give an object/,
  ],
  [
    "a text in the place of the props",
    (stack) => new Role(stack, "r", untyped("Desk")),
    /^declaration\/wrong-value at access\/r: The props are the text "Desk"\./,
  ],
  [
    "a principal that is none",
    (stack) => new RoleAssignments(stack, "r", { role: ROLE(stack), groups: [untyped(7)] }),
    /at access\/r: groups\[0\]: It is a number\. A name, or an object is expected\. Fix: Give its name, or Group\.byName/,
  ],
  [
    "a map to what is no role",
    (stack) => new RoleAssignments(stack, "r", { users: { "ann@x": untyped("R") } }),
    /at access\/r: users\["ann@x"\]: It is the text "R"\. A role is expected\. Fix: Give a Role, or Role\.named/,
  ],
  [
    "one role for all that is none",
    (stack) => new RoleAssignments(stack, "r", { role: untyped("R"), groups: ["A"] }),
    /at access\/r: role: It is the text "R"\. A role is expected\./,
  ],
  [
    "ZIA tenants by name",
    (stack) =>
      new ExecutiveInsightsAccess(stack, "e", { groups: ["A"], ziaTenants: [untyped("ZIA")] }),
    /at access\/e: ziaTenants\[0\]: It is the text "ZIA"\. .* Fix: Give Service\.named\(scope, "ZIA"/,
  ],
  [
    "a function",
    (stack) => new Role(stack, "r", { name: untyped(() => "R") }),
    /at access\/r: name: It is a function\. A value is expected\./,
  ],
  [
    "one part in the place of a list of them",
    (stack) => configureCommand(stack, { authoritativeOver: untyped({ services: ["ZIA"] }) }),
    /over/,
  ],
])("says of %s what, where and how to mend it", (_what, declare, said) => {
  const errors = synthErrors((stack) => void declare(stack));
  expect(errors).toContainEqual(expect.stringMatching(said));
});

describe("a service that is none is never ZIdentity itself", () => {
  test.each([
    ["a text", "ZPA"],
    ["null", null],
    ["an object", {}],
  ])("%s", (_what, service) => {
    const declare = (stack: TerraformStack) =>
      new GroupRoleAssignment(stack, "g", {
        group: Group.byName(stack, "A"),
        roles: [ROLE(stack)],
        service: untyped(service),
      });
    expect(synthErrors((stack) => void declare(stack))).toEqual([
      expect.stringMatching(
        /^declaration\/wrong-value at access\/g: service: .* Fix: Give Service\.named\(scope, name\)\./,
      ),
    ]);
    // What an app that skips validations would write: an id that no plan accepts.
    const written = JSON.stringify(newStack((stack) => void declare(stack)).toTerraform());
    expect(written).toContain('"service_id":""');
  });

  test("nor a principal", () => {
    const errors = synthErrors((stack) => {
      new UserRoleAssignment(stack, "u", { user: untyped(null), roles: [ROLE(stack)] });
      new UserRoleAssignment(stack, "v", { user: User.byLogin(stack, "a"), roles: [ROLE(stack)] });
    });
    expect(errors).toEqual([
      expect.stringMatching(/^declaration\/wrong-value at access\/u: user: It is null\./),
    ]);
  });
});
