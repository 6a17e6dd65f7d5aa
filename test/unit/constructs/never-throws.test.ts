import fc from "fast-check";
import { App, TerraformStack } from "cdktf";
import {
  accept,
  Group,
  GroupRoleAssignment,
  PolicyRule,
  Role,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
  ZidentityProvider,
} from "../../../src/constructs";
import { newApp } from "./synthesized";

/** What JavaScript, or a file that somebody read, may hold in the place of a prop. */
const anyValue = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("full", "view_only", "none", "", "Helpdesk", "${x}") },
  fc.string(),
  // Numbers around -1.888e289 are how cdktf writes a token into a number; one that it never made breaks its own reading.
  fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes("e+289")),
  fc.constant(undefined),
  fc.date({ noInvalidDate: false }),
);

function anyOf(...names: readonly string[]): fc.Arbitrary<never> {
  const fields = Object.fromEntries(names.map((name) => [name, anyValue]));
  return fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<never>;
}

const stackParts = fc.record({
  deployer: fc.option(anyOf("permissions"), { nil: undefined }),
  role: anyOf("name", "description", "permissions", "otherPermissions"),
  group: anyOf("groupId", "roleIds", "serviceId", "scopeId", "scope", "exclusive", "expiresAt"),
  user: anyOf("userId", "roleIds", "start", "duration", "expiresAt"),
  entitlement: anyOf("groupId", "userId", "serviceId", "expiresAt"),
  combination: anyOf("modules", "severity", "ruleId", "title", "why"),
  holders: anyOf("max", "role", "module", "level", "severity"),
  pattern: anyOf("pattern"),
  accepted: anyOf("rule", "principal", "role", "at", "reason", "owner", "until"),
  now: anyValue,
});

test("a synth ends well or with findings, whatever the props are", () => {
  fc.assert(
    fc.property(stackParts, (parts) => {
      const app = newApp();
      app.node.setContext("zidentityNow", parts.now);
      const stack = new TerraformStack(app, "access");
      new ZidentityProvider(stack, "provider", { deployer: parts.deployer } as never);
      const role = new Role(stack, "role", parts.role);
      new GroupRoleAssignment(stack, "group", parts.group);
      new UserRoleAssignment(stack, "user", parts.user);
      new GroupRoleAssignment(stack, "held", { group: Group.byName(stack, "G"), roles: [role] });
      new UserRoleAssignment(stack, "ann", { user: User.byLogin(stack, "ann"), roles: [role] });
      new ServiceEntitlement(stack, "entitlement", parts.entitlement);
      new ServiceEntitlement(stack, "zpa", { groupId: "g", service: Service.named(stack, "ZPA") });
      PolicyRule.forbiddenCombination(stack, "combination", parts.combination);
      PolicyRule.maxHolders(stack, "holders", parts.holders);
      PolicyRule.namePattern(stack, "pattern", parts.pattern);
      accept(stack, parts.accepted);
      const findings = stack.node.validate();
      expect(findings.every((text) => typeof text === "string" && text !== "")).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("a synth of what has findings ends with them, and with no error of another kind", () => {
  const app = newApp();
  const stack = new TerraformStack(app, "access");
  new ZidentityProvider(stack, "provider");
  new Role(stack, "role", { name: 7, permissions: "full" } as never);
  expect(() => App.of(stack).synth()).toThrow(
    /^Validation failed[^]*access\/role: name[^]*access\/role: permissions/,
  );
});
