import {
  toTerraformObjectType,
  toTerraformSchema,
} from "../../../../src/schema/project/to-terraform";
import { GADGET } from "../gadget";

const { block, version } = toTerraformSchema(GADGET, { text: "A *gadget*." });

test("the block is described in Markdown", () => {
  expect(version).toBe(0);
  expect(block).toMatchObject({ description: "A *gadget*.", description_kind: "markdown" });
});

const described = { description: "A test's.", description_kind: "markdown" };

test.each([
  ["id", { type: "string", computed: true }],
  ["name", { type: "string", required: true }],
  ["note", { type: "string", optional: true }],
  ["secret", { type: "string", optional: true, sensitive: true }],
  ["active", { type: "bool", optional: true, computed: true }],
  ["size", { type: "number", optional: true }],
  ["other_levels", { type: ["map", "string"], optional: true, computed: true }],
  ["owner", { type: "string", required: true }],
  ["role_ids", { type: ["set", "string"], optional: true }],
])("%s", (name, attribute) => {
  expect(block.attributes[name]).toEqual({ ...attribute, ...described });
});

test("an object is a nested attribute, each attribute of it described", () => {
  const level = { type: "string", optional: true, ...described };
  expect(block.attributes["levels"]).toEqual({
    nested_type: { nesting_mode: "single", attributes: { roles: level, branding: level } },
    optional: true,
    ...described,
  });
});

test("the type of the whole object", () => {
  expect(toTerraformObjectType(GADGET)).toEqual([
    "object",
    {
      id: "string",
      name: "string",
      note: "string",
      secret: "string",
      active: "bool",
      size: "number",
      levels: ["object", { roles: "string", branding: "string" }],
      other_levels: ["map", "string"],
      owner: "string",
      service_id: "string",
      role_ids: ["set", "string"],
    },
  ]);
});
