import { App, TerraformStack } from "cdktf";
import { dataZidentityGroup, groupRoleAssignment, role } from "../../../src/generated/bindings";
import { Group, GroupRoleAssignment, Role } from "../../../src/constructs";
import { declares, newStack, synthesized } from "./synthesized";

describe("plain bindings in a stack", () => {
  it("are in the manifest, by name where the stack tells it", () => {
    const result = synthesized(
      newStack((stack) => {
        const plain = new role.Role(stack, "plain", {
          name: "Plain $${x}",
          permissions: { users_and_groups: "full" },
        });
        const group = new dataZidentityGroup.DataZidentityGroup(stack, "g", { name: "Helpdesk" });
        new groupRoleAssignment.GroupRoleAssignment(stack, "a", {
          groupId: group.id,
          roleIds: [plain.id, new Role(stack, "own", { name: "Own" }).id, "r1"],
        });
        new GroupRoleAssignment(stack, "b", { groupId: "${var.raw}", roleIds: [plain.id] });
      }),
    );
    expect(declares(result)).toEqual({
      "access/a": { group: "Helpdesk", roles: ["Plain ${x}", "Own", { id: "r1" }] },
      // The constructs take a text for a text.
      "access/b": { group: { id: "${var.raw}" }, roles: ["Plain ${x}"] },
      "access/own": { name: "Own" },
      "access/plain": { name: "Plain ${x}", permissions: { users_and_groups: "full" } },
    });
  });

  it("are judged like constructs", () => {
    const stack = newStack((scope) => {
      new role.Role(scope, "dead", { name: "D", permissions: { user_credentials: "full" } });
    });
    expect(() => App.of(stack).synth()).toThrow(
      "role/credentials-need-users at access/dead: permissions.userCredentials: ",
    );
  });
});

describe("a module that a plain binding spells wrong", () => {
  it("is found, as Terraform would pass it on", () => {
    const stack = newStack((scope) => {
      new role.Role(scope, "r", { name: "R", permissions: { usersAndGroups: "full" } });
    });
    expect(() => App.of(stack).synth()).toThrow(/role\/unknown-module at access\/r: permissions/);
  });
});

describe("overrides of a construct", () => {
  it("are in the manifest as they are in cdk.tf.json", () => {
    const result = synthesized(
      newStack((stack) => {
        const helpdesk = new Role(stack, "r", {
          name: "Before",
          permissions: { usersAndGroups: "view_only" },
        });
        helpdesk.addOverride("name", "After $${x}");
        helpdesk.addOverride("permissions.audit_logs", "view_only");
        helpdesk.addOverride("description", "${var.d}");
        const group = Group.byName(stack, "Helpdesk");
        const assignment = new GroupRoleAssignment(stack, "a", {
          groupId: "g1",
          roles: [helpdesk],
        });
        assignment.addOverride("group_id", group.id);
        assignment.addOverride("exclusive", false);
      }),
    );
    expect(declares(result)).toEqual({
      "access/a": { group: "Helpdesk", roles: ["After ${x}"], exclusive: false },
      "access/r": {
        name: "After ${x}",
        description: { expression: "${var.d}" },
        permissions: { users_and_groups: "view_only", audit_logs: "view_only" },
      },
    });
  });

  it("are judged", () => {
    const stack = newStack((scope) => {
      new Role(scope, "r", { name: "R" }).addOverride("permissions.user_credentials", "full");
    });
    expect(() => App.of(stack).synth()).toThrow("role/credentials-need-users at access/r: ");
  });

  it("of a property after the construct was made count too", () => {
    const result = synthesized(
      newStack((stack) => {
        new Role(stack, "r", { name: "Before" }).name = "After";
      }),
    );
    expect(declares(result)).toEqual({ "access/r": { name: "After" } });
  });
});

describe("a stack without any construct of ours", () => {
  it("is left alone", () => {
    const stack = newStack(() => undefined);
    const other = new TerraformStack(App.of(stack), "other");
    App.of(stack).synth();
    expect(other.node.children.map(({ node }) => node.id)).not.toContain("zidentity-iac");
  });
});
