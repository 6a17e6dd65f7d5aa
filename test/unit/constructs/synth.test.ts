import { TerraformVariable } from "cdktf";
import {
  Group,
  GroupRoleAssignment,
  Role,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
} from "../../../src/constructs";
import { attributesOf, newStack, synthesized } from "./synthesized";

describe("cdk.tf.json", () => {
  it("asks for the provider by its source, and for nothing else", () => {
    const { terraform } = synthesized(newStack(() => undefined));
    expect(terraform["terraform"]?.["required_providers"]).toEqual({
      zidentity: { source: "zidentity-iac/zidentity" },
    });
    expect(terraform["provider"]).toEqual({ zidentity: [{}] });
  });

  it("has a role as Terraform spells it", () => {
    const result = synthesized(
      newStack((stack) => {
        new Role(stack, "helpdesk", {
          name: "Helpdesk",
          description: "First line",
          permissions: { usersAndGroups: "view_only", userCredentials: "view_only" },
          otherPermissions: { data_protection: "full" },
          lifecycle: { preventDestroy: true },
        });
      }),
    );
    expect(result.terraform["resource"]?.["zidentity_role"]?.["helpdesk"]).toMatchObject({
      name: "Helpdesk",
      description: "First line",
      permissions: { users_and_groups: "view_only", user_credentials: "view_only" },
      other_permissions: { data_protection: "full" },
      lifecycle: { prevent_destroy: true },
    });
  });

  it("refers to roles and look-ups, so that Terraform knows the order", () => {
    const result = synthesized(
      newStack((stack) => {
        const zpa = Service.named(stack, "ZPA");
        const helpdesk = new Role(stack, "helpdesk", { name: "Helpdesk" });
        new GroupRoleAssignment(stack, "a", {
          group: Group.byName(stack, "Helpdesk"),
          roles: [helpdesk],
          exclusive: false,
        });
        new UserRoleAssignment(stack, "b", {
          user: User.byLogin(stack, "ann@example.com"),
          service: zpa,
          scope: 'Plant "North"',
          roles: [Role.named(stack, "ZPA Administrator", { service: zpa })],
        });
      }),
    );
    const [a] = attributesOf(result, "resource", "zidentity_group_role_assignment");
    const [b] = attributesOf(result, "resource", "zidentity_user_role_assignment");
    expect(a).toEqual({
      group_id: expect.stringMatching(/^\$\{data\.zidentity_group\.[\w-]+\.id\}$/),
      role_ids: ["${zidentity_role.helpdesk.id}"],
      exclusive: false,
    });
    expect(b).toEqual({
      user_id: expect.stringMatching(/^\$\{data\.zidentity_user\.[\w-]+\.id\}$/),
      service_id: expect.stringMatching(/^\$\{data\.zidentity_service\.[\w-]+\.id\}$/),
      role_ids: [expect.stringMatching(/^\$\{data\.zidentity_role\.[\w-]+\.id\}$/)],
      scope_id: expect.stringMatching(
        /^\$\{data\.zidentity_service\.[\w-]+\.scopes\["Plant \\"North\\""\]\}$/,
      ),
    });
  });

  it("has an entitlement of a group and one of a user", () => {
    const result = synthesized(
      newStack((stack) => {
        const service = Service.named(stack, "ZPA");
        new ServiceEntitlement(stack, "a", { group: Group.byName(stack, "Helpdesk"), service });
        new ServiceEntitlement(stack, "b", { userId: "u1", service });
      }),
    );
    const service_id = expect.stringMatching(/^\$\{data\.zidentity_service\./);
    expect(attributesOf(result, "resource", "zidentity_service_entitlement")).toEqual([
      { group_id: expect.stringMatching(/^\$\{data\.zidentity_group\./), service_id },
      { user_id: "u1", service_id },
    ]);
  });

  it("takes ids and tokens in the place of objects, roles of both forms together, each once", () => {
    const result = synthesized(
      newStack((stack) => {
        const variable = new TerraformVariable(stack, "group", { type: "string" });
        const role = new Role(stack, "role", { name: "R" });
        new GroupRoleAssignment(stack, "a", {
          groupId: variable.stringValue,
          serviceId: "s1",
          scopeId: "scope1",
          roleIds: ["r1", "r1"],
        });
        new GroupRoleAssignment(stack, "b", {
          groupId: "g2",
          roles: [role, role],
          roleIds: ["r2"],
        });
      }),
    );
    expect(attributesOf(result, "resource", "zidentity_group_role_assignment")).toEqual([
      { group_id: "${var.group}", service_id: "s1", scope_id: "scope1", role_ids: ["r1"] },
      { group_id: "g2", role_ids: ["${zidentity_role.role.id}", "r2"] },
    ]);
  });

  it("escapes texts that Terraform would take for templates, everywhere", () => {
    const hostile = "${var.x} %{ if true } $${y}";
    const escaped = "$${var.x} %%{ if true } $$${y}";
    const result = synthesized(
      newStack((stack) => {
        new Role(stack, "r", {
          name: hostile,
          description: hostile,
          otherPermissions: { "${k}": hostile },
        });
        new ServiceEntitlement(stack, "e", {
          group: Group.byName(stack, hostile),
          service: Service.named(stack, hostile, { cloud: hostile, org: hostile }),
        });
        new UserRoleAssignment(stack, "u", {
          user: User.byLogin(stack, hostile),
          roles: [Role.named(stack, hostile)],
        });
      }),
    );
    expect(attributesOf(result, "resource", "zidentity_role")).toEqual([
      { name: escaped, description: escaped, other_permissions: { "$${k}": escaped } },
    ]);
    expect(attributesOf(result, "data", "zidentity_group")).toEqual([{ name: escaped }]);
    expect(attributesOf(result, "data", "zidentity_user")).toEqual([{ login_name: escaped }]);
    expect(attributesOf(result, "data", "zidentity_role")).toEqual([{ name: escaped }]);
    expect(attributesOf(result, "data", "zidentity_service")).toEqual([
      { name: escaped, cloud_name: escaped, org_name: escaped },
    ]);
  });
});
