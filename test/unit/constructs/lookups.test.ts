import { TerraformStack, TerraformVariable } from "cdktf";
import { Group, Role, Service, User } from "../../../src/constructs";
import { attributesOf, newStack, synthesized } from "./synthesized";

describe("look-ups", () => {
  it("are made once a stack, whoever asks", () => {
    const result = synthesized(
      newStack((stack) => {
        const zia = Service.named(stack, "ZIA", { cloud: "c", org: "o" });
        expect(Group.byName(stack, "Helpdesk")).toBe(Group.byName(zia, "Helpdesk"));
        expect(Group.byId(stack, "g1")).toBe(Group.byId(stack, "g1"));
        expect(User.byLogin(stack, "ann")).toBe(User.byLogin(stack, "ann"));
        expect(Service.named(stack, "ZIA", { org: "o", cloud: "c" })).toBe(zia);
        expect(Service.zidentity(stack)).toBe(Service.named(stack, "ZIAM"));
        expect(Role.named(stack, "Admin", { service: zia })).toBe(
          Role.named(stack, "Admin", { service: zia }),
        );
        expect(Role.named(stack, "Admin", { service: Service.zidentity(stack) })).toBe(
          Role.named(stack, "Admin"),
        );
      }),
    );
    expect(attributesOf(result, "data", "zidentity_group")).toHaveLength(2);
    expect(attributesOf(result, "data", "zidentity_user")).toHaveLength(1);
    expect(attributesOf(result, "data", "zidentity_service")).toHaveLength(2);
    expect(attributesOf(result, "data", "zidentity_role")).toHaveLength(2);
  });

  it("are others for other things, and for other stacks", () => {
    const stack = newStack(() => undefined);
    const other = new TerraformStack(stack, "other");
    expect(Group.byName(stack, "a")).not.toBe(Group.byId(stack, "a"));
    expect(Group.byName(stack, "a")).not.toBe(Group.byName(other, "a"));
    expect(Service.named(stack, "ZIA")).not.toBe(Service.named(stack, "ZIA", { org: "o" }));
    expect(Service.named(stack, "ZIA", { cloud: "x" })).not.toBe(
      Service.named(stack, "ZIA", { org: "x" }),
    );
  });

  it("take any name: none collides with another, none breaks the address", () => {
    const names = [
      ..."a/b|a--b|a b|a  b|A b|ab|a-b|a_b|a.b|a@b|a#b|Default|Resource|..|.|__proto__".split("|"),
      ...['"', "'", "\\", "${a}", "%{a}", "ü", "ü", "группа", "组", "\u{1F511}", "\n", "\t"],
      "x".repeat(300),
      `${"x".repeat(300)}y`,
      "constructor",
    ];
    // White space alone is no name.
    const wanted = new Set(
      names.flatMap((name) => [`-${name}`, name]).filter((name) => name.trim()),
    );
    const result = synthesized(
      newStack((stack) => {
        for (const name of wanted) Group.byName(stack, name);
      }),
    );
    const groups = result.terraform["data"]?.["zidentity_group"] ?? {};
    expect(Object.keys(groups)).toHaveLength(wanted.size);
    for (const address of Object.keys(groups)) expect(address).toMatch(/^[A-Za-z_][\w-]{0,254}$/);
  });

  it("give the other fields as tokens", () => {
    const result = synthesized(
      newStack((stack) => {
        new Role(stack, "r", { name: "R", description: Group.byName(stack, "G").description });
      }),
    );
    expect(attributesOf(result, "resource", "zidentity_role")).toEqual([
      {
        name: "R",
        description: expect.stringMatching(/^\$\{data\.zidentity_group\.[\w-]+\.description\}$/),
      },
    ]);
  });

  it("take a token for a name, the same one once", () => {
    const result = synthesized(
      newStack((stack) => {
        const variable = new TerraformVariable(stack, "v", { type: "string" });
        expect(Group.byName(stack, variable.stringValue)).toBe(
          Group.byName(stack, variable.stringValue),
        );
        expect(Group.byName(stack, `x ${variable.stringValue}`)).not.toBe(
          Group.byName(stack, variable.stringValue),
        );
      }),
    );
    const asked = attributesOf(result, "data", "zidentity_group").map(({ name }) => name);
    expect(asked.sort()).toEqual(["${var.v}", "x ${var.v}"]);
  });

  it("say which construct is in the way of theirs", () => {
    const stack = newStack(() => undefined);
    const bare = new TerraformStack(stack, "bare");
    new TerraformVariable(bare, "zidentity-iac", { type: "string" });
    expect(() => Group.byName(bare, "G")).toThrow(/"zidentity-iac" that is not of this copy/);
  });
});
