import { App, TerraformStack, TerraformVariable } from "cdktf";
import {
  type DeployerProps,
  Group,
  GroupRoleAssignment,
  Role,
  Service,
  ServiceEntitlement,
  ZidentityProvider,
} from "../../../src/constructs";
import { provider } from "../../../src/generated/bindings";
import { newApp, rulesOf, synthesized } from "./synthesized";

type Declare = (stack: TerraformStack) => void;

function stackOf(
  deployer: DeployerProps | ((stack: TerraformStack) => DeployerProps),
  declare: Declare = () => undefined,
): TerraformStack {
  const stack = new TerraformStack(newApp(), "access");
  const props = typeof deployer === "function" ? deployer(stack) : deployer;
  new ZidentityProvider(stack, "zidentity", { deployer: props });
  declare(stack);
  return stack;
}

function errorsOf(stack: TerraformStack): string[] {
  try {
    App.of(stack).synth();
  } catch (error) {
    const lines = (error as Error).message.split("\n");
    return lines.flatMap((line) => /^ *\[[^\]]*\] (.*)$/.exec(line)?.[1] ?? []);
  }
  return [];
}

const ALL = {
  roles: "full",
  usersAndGroups: "full",
  administrativeEntitlements: "full",
  serviceEntitlements: "full",
} as const;

describe("the deployer of a provider", () => {
  it("stands in the block of the provider and in the manifest", () => {
    const { terraform, manifest } = synthesized(
      stackOf((stack) => ({
        permissions: { roles: "full", ipLocationsAndGroups: "view_only" },
        serviceAdmins: [Service.byId(stack, "s1")],
      })),
    );
    const permissions = { roles: "full", ip_locations_and_groups: "view_only" };
    expect(terraform["provider"]?.["zidentity"]).toEqual([
      { deployer: { permissions, service_admin_ids: ["s1"] } },
    ]);
    expect(manifest.deployer).toEqual({ permissions, service_admins: [{ id: "s1" }] });
  });

  // A block that refers to a look-up of its own provider is a cycle for Terraform.
  it("names services by name in the manifest alone", () => {
    const { terraform, manifest } = synthesized(
      stackOf((stack) => ({
        permissions: {},
        serviceAdmins: [
          Service.named(stack, "ZIA", { cloud: "one.net" }),
          Service.byId(stack, "s1"),
        ],
      })),
    );
    expect(terraform["provider"]?.["zidentity"]).toEqual([{ deployer: { permissions: {} } }]);
    expect(manifest.deployer).toEqual({
      permissions: {},
      service_admins: [{ name: "ZIA", cloud_name: "one.net" }, { id: "s1" }],
    });
  });

  it("may administer no service, which is not the same as one of whom it is not known", () => {
    const none = synthesized(stackOf({ permissions: {}, serviceAdmins: [] }));
    expect(none.manifest.deployer).toEqual({ permissions: {}, service_admins: [] });
    expect(none.terraform["provider"]?.["zidentity"]).toEqual([
      { deployer: { permissions: {}, service_admin_ids: [] } },
    ]);
    const unknown = synthesized(stackOf({ permissions: {} }));
    expect(unknown.manifest.deployer).toEqual({ permissions: {} });
  });

  it("is read from plain bindings and overrides as well", () => {
    const stack = new TerraformStack(newApp(), "access");
    const plain = new provider.ZidentityProvider(stack, "plain", {
      deployer: { permissions: { roles: "view_only" }, serviceAdminIds: ["s1"] },
    });
    new Role(stack, "r", { name: "R" });
    expect(rulesOf(errorsOf(stack))).toEqual(["prerequisite/write-role at access/r"]);
    plain.addOverride("deployer.permissions", { roles: "full", users_and_groups: "view_only" });
    expect(errorsOf(stack)).toEqual([]);
  });

  it.each(["deployer", "deployer.permissions"])("is not known where %s is an expression", (at) => {
    const stack = new TerraformStack(newApp(), "access");
    const plain = new provider.ZidentityProvider(stack, "plain", {
      deployer: { permissions: { roles: "view_only" } },
    });
    plain.addOverride(at, "${var.given}");
    new Role(stack, "r", { name: "R" });
    expect(errorsOf(stack)).toEqual([]);
    expect(synthesized(stack).manifest.deployer).toBeUndefined();
  });

  it("is not judged by levels that Terraform alone can tell", () => {
    const stack = stackOf(
      (scope) => {
        const level = new TerraformVariable(scope, "level", { type: "string" }).stringValue;
        return { permissions: { ...ALL, branding: level as "full" } };
      },
      (scope) => {
        new Role(scope, "r", { name: "R", permissions: { branding: "full" } });
      },
    );
    expect(errorsOf(stack)).toEqual([]);
    expect(synthesized(stack).manifest.deployer?.permissions["branding"]).toEqual({
      expression: "${var.level}",
    });
  });

  it("has no module that does not exist and no level that is not offered", () => {
    const permissions = { role: "full", branding: "restricted_view" } as never;
    const errors = errorsOf(stackOf({ permissions }));
    expect(errors).toEqual([
      expect.stringMatching(
        /^role\/unknown-module at access\/zidentity: deployer\.permissions\.role: .*Did you mean "roles"/,
      ),
      expect.stringMatching(
        /^declaration\/wrong-value at access\/zidentity: deployer\.permissions\.branding: .*one of/,
      ),
    ]);
  });
});

describe("what the deployer cannot do", () => {
  it.each<[string, DeployerProps | ((stack: TerraformStack) => DeployerProps), Declare, RegExp]>([
    [
      "make a role above himself",
      { permissions: { ...ALL, branding: "view_only" } },
      (stack) => {
        new Role(stack, "r", { name: "R", permissions: { branding: "full" } });
      },
      /^scope\/role-above-deployer at access\/r: permissions\.branding: .*branding "full".* the deployer holds "view_only"/,
    ],
    [
      "make roles",
      { permissions: { ...ALL, usersAndGroups: "none" } },
      (stack) => {
        new Role(stack, "r", { name: "R" });
      },
      /^prerequisite\/write-role at access\/r: /,
    ],
    [
      "assign roles",
      { permissions: { ...ALL, administrativeEntitlements: "view_only" } },
      (stack) => {
        const roles = [Role.named(stack, "Auditor")];
        new GroupRoleAssignment(stack, "a", { group: Group.byName(stack, "G"), roles });
      },
      /^prerequisite\/assign-role at access\/a: /,
    ],
    [
      "edit a role that is assigned",
      { permissions: { ...ALL, administrativeEntitlements: "restricted_full" } },
      (stack) => {
        const roles = [new Role(stack, "r", { name: "R" })];
        new GroupRoleAssignment(stack, "a", { groupId: "g", roles });
      },
      /^prerequisite\/edit-assigned-role at access\/r: /,
    ],
    [
      "manage service entitlements",
      { permissions: { ...ALL, serviceEntitlements: "view_only" } },
      (stack) => {
        const service = Service.named(stack, "ZPA");
        new ServiceEntitlement(stack, "e", { groupId: "g", service });
      },
      /^prerequisite\/manage-service-entitlements at access\/e: /,
    ],
    [
      "administer a service",
      { permissions: ALL, serviceAdmins: [] },
      (stack) => {
        const service = Service.named(stack, "ZDX");
        new GroupRoleAssignment(stack, "a", { groupId: "g", roleIds: ["r"], service });
      },
      /^prerequisite\/administer-service at access\/a: .*Administrator Management at Full in the ZDX/,
    ],
  ])("is an error: %s", (_what, deployer, declare, expected) => {
    expect(errorsOf(stackOf(deployer, declare))).toEqual([expect.stringMatching(expected)]);
  });

  it("is an escalation where a role above him is assigned", () => {
    const errors = errorsOf(
      stackOf({ permissions: ALL }, (stack) => {
        const role = new Role(stack, "r", { name: "R", permissions: { branding: "view_only" } });
        new GroupRoleAssignment(stack, "a", { groupId: "g", roles: [role] });
      }),
    );
    expect(rulesOf(errors).sort()).toEqual([
      "scope/assignment-escalates at access/a",
      "scope/role-above-deployer at access/r",
    ]);
  });

  it("is nothing while nobody says who he is", () => {
    const stack = new TerraformStack(newApp(), "access");
    new ZidentityProvider(stack, "zidentity");
    const role = new Role(stack, "r", { name: "R", permissions: { branding: "full" } });
    new GroupRoleAssignment(stack, "a", { groupId: "g", roles: [role] });
    expect(errorsOf(stack)).toEqual([]);
  });
});
