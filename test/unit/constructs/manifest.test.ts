import { TerraformStack, TerraformVariable } from "cdktf";
import {
  Group,
  GroupRoleAssignment,
  Role,
  Service,
  ServiceEntitlement,
  User,
  UserRoleAssignment,
  ZidentityProvider,
} from "../../../src/constructs";
import { declares, newApp, newStack, synthesized } from "./synthesized";

describe("zidentity.json", () => {
  it("has the whole stack by natural names, in the order of the paths", () => {
    const { manifest } = synthesized(
      newStack((stack) => {
        const zia = Service.named(stack, "ZIA", { cloud: "zscalerthree.net", org: "Acme West" });
        const role = new Role(stack, "z-role", {
          name: "Helpdesk",
          permissions: { usersAndGroups: "view_only" },
        });
        new UserRoleAssignment(stack, "b-ann", {
          user: User.byLogin(stack, "ann@example.com"),
          service: zia,
          roles: [Role.named(stack, "Super Admin", { service: zia })],
        });
        new GroupRoleAssignment(stack, "a-helpdesk", {
          group: Group.byName(stack, "Helpdesk"),
          roles: [role, Role.named(stack, "Users Admin")],
          exclusive: false,
        });
        new ServiceEntitlement(stack, "c", { userId: "u1", service: Service.named(stack, "ZPA") });
      }),
    );
    expect(manifest).toEqual({
      version: 1,
      stack: "access",
      resources: [
        {
          type: "zidentity_group_role_assignment",
          path: "access/a-helpdesk",
          declares: { group: "Helpdesk", roles: ["Helpdesk", "Users Admin"], exclusive: false },
        },
        {
          type: "zidentity_user_role_assignment",
          path: "access/b-ann",
          declares: {
            user: "ann@example.com",
            service: { name: "ZIA", cloud_name: "zscalerthree.net", org_name: "Acme West" },
            roles: ["Super Admin"],
          },
        },
        {
          type: "zidentity_service_entitlement",
          path: "access/c",
          declares: { service: "ZPA", user: { id: "u1" } },
        },
        {
          type: "zidentity_role",
          path: "access/z-role",
          declares: { name: "Helpdesk", permissions: { users_and_groups: "view_only" } },
        },
      ],
    });
  });

  it("has texts as their author wrote them", () => {
    const name = "${var.x} %{ if true } $${y} \u{1F511} \"'\\";
    const result = synthesized(
      newStack((stack) => {
        const zpa = Service.named(stack, "ZPA");
        new Role(stack, "r", { name, otherPermissions: { "${k}": "%{v}" } });
        new GroupRoleAssignment(stack, "g", {
          group: Group.byName(stack, name),
          service: zpa,
          scope: name,
          roles: [Role.named(stack, name, { service: zpa })],
        });
      }),
    );
    expect(declares(result)).toEqual({
      "access/g": { group: name, service: "ZPA", roles: [name], scope: name },
      "access/r": { name, other_permissions: { "${k}": "%{v}" } },
    });
  });

  it("has an expression for what Terraform alone can evaluate", () => {
    const result = synthesized(
      newStack((stack) => {
        const text = new TerraformVariable(stack, "v", { type: "string" }).stringValue;
        const flag = new TerraformVariable(stack, "f", { type: "bool" }).booleanValue;
        new Role(stack, "r", { name: `Role ${text}`, description: text });
        new GroupRoleAssignment(stack, "g", { groupId: text, roleIds: [text], exclusive: flag });
        new UserRoleAssignment(stack, "u", { user: User.byLogin(stack, text), roleIds: ["r1"] });
      }),
    );
    expect(declares(result)).toEqual({
      "access/g": {
        group: { expression: "${var.v}" },
        roles: [{ expression: "${var.v}" }],
        exclusive: { expression: "${var.f}" },
      },
      "access/r": {
        name: { expression: "Role ${var.v}" },
        description: { expression: "${var.v}" },
      },
      "access/u": {
        user: { expression: expect.stringMatching(/^\$\{data\.zidentity_user\.[\w-]+\.id\}$/) },
        roles: [{ id: "r1" }],
      },
    });
  });

  it("names what a token stands for where the app knows it", () => {
    const result = synthesized(
      newStack((stack) => {
        const role = new Role(stack, "r", { name: "R" });
        new GroupRoleAssignment(stack, "g", {
          groupId: Group.byName(stack, "Helpdesk").id,
          serviceId: Service.zidentity(stack).id,
          roleIds: [role.id],
        });
      }),
    );
    expect(declares(result)["access/g"]).toEqual({
      group: "Helpdesk",
      service: "ZIAM",
      roles: ["R"],
    });
  });

  it("has ids of look-ups by id", () => {
    const result = synthesized(
      newStack((stack) => {
        const service = Service.byId(stack, "s1");
        new GroupRoleAssignment(stack, "g", {
          group: Group.byId(stack, "g1"),
          service,
          roles: [Role.named(stack, "Admin", { service })],
        });
        new ServiceEntitlement(stack, "u", { user: User.byId(stack, "u1"), service });
      }),
    );
    expect(declares(result)).toEqual({
      "access/g": { group: { id: "g1" }, service: { id: "s1" }, roles: ["Admin"] },
      "access/u": { user: { id: "u1" }, service: { id: "s1" } },
    });
  });

  it("names a role that another stack declares", () => {
    const app = newApp();
    const roles = new TerraformStack(app, "roles");
    const role = new Role(roles, "r", { name: "Helpdesk" });
    const stack = newStack((access) => {
      new GroupRoleAssignment(access, "g", { groupId: "g1", roles: [role] });
    }, app);
    new Role(stack, "r", { name: "Another role at the same address" });
    new ZidentityProvider(roles, "provider");
    expect(declares(synthesized(stack))["access/g"]).toEqual({
      group: { id: "g1" },
      roles: ["Helpdesk"],
    });
  });

  it("is the same, byte by byte, for the same stack, in the same app and in another", () => {
    const declare = (stack: TerraformStack) => {
      const role = new Role(stack, "r", { name: "R" });
      for (let index = 0; index < 200; index += 1) {
        new GroupRoleAssignment(stack, `g${index}`, {
          group: Group.byName(stack, `Group ${index % 40} / ${index}`),
          roles: [role],
        });
      }
    };
    const stack = newStack(declare);
    const first = synthesized(stack);
    const again = synthesized(stack);
    const other = synthesized(newStack(declare));
    expect(first.manifest.resources).toHaveLength(201);
    expect(again.manifestText).toBe(first.manifestText);
    expect(other.manifestText).toBe(first.manifestText);
    const { terraform: _backend, ...firstTerraform } = first.terraform;
    const { terraform: _otherBackend, ...otherTerraform } = other.terraform;
    expect(again.terraform).toEqual(first.terraform);
    expect(otherTerraform).toEqual(firstTerraform);
  });

  it("holds what is in its own stack alone", () => {
    const app = newApp();
    const outer = newStack((stack) => {
      new Role(stack, "outer", { name: "Outer" });
    }, app);
    const inner = new TerraformStack(outer, "inner");
    new Role(inner, "inner", { name: "Inner" });
    new ZidentityProvider(inner, "provider");
    expect(Object.keys(declares(synthesized(outer)))).toEqual(["access/outer"]);
    expect(Object.keys(declares(synthesized(inner)))).toEqual(["access/inner/inner"]);
  });
});
