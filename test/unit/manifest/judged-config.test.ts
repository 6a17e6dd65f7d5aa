import { judgedConfig } from "../../../src/manifest";
import { resourceNamed, type ResourceDefinition } from "../../../src/resources";
import { UNKNOWN } from "../../../src/schema";

function definition(name: string): ResourceDefinition {
  const found = resourceNamed(name);
  if (found === undefined) throw new Error(name);
  return found;
}

describe("judgedConfig", () => {
  it("takes values as they are, and what is not declared as null", () => {
    const declares = { name: "A", permissions: { roles: "full", misspelt: "full" } };
    expect(judgedConfig(definition("zidentity_role"), { declares })).toEqual({
      name: "A",
      description: null,
      permissions: { roles: "full", misspelt: "full" },
      other_permissions: null,
    });
  });

  it("takes ids as they are, and names and expressions for unknown", () => {
    const declares = {
      group: "G",
      service: { id: "s1" },
      roles: ["A", { id: "r1" }, { expression: "${var.r}" }],
      exclusive: { expression: "${var.e}" },
    };
    const judged = judgedConfig(definition("zidentity_group_role_assignment"), { declares });
    expect(judged).toMatchObject({
      group_id: UNKNOWN,
      service_id: "s1",
      role_ids: [UNKNOWN, "r1", UNKNOWN],
      scope_id: null,
      exclusive: UNKNOWN,
    });
  });

  it("finds expressions within a value, and leaves a module of that name alone", () => {
    const declares = {
      name: "A",
      permissions: { roles: { expression: "${var.level}" } },
      other_permissions: { expression: "full" },
    };
    expect(judgedConfig(definition("zidentity_role"), { declares })).toMatchObject({
      permissions: { roles: UNKNOWN },
      other_permissions: { expression: "full" },
    });
  });
});
