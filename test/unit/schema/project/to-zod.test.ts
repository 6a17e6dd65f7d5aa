import { z } from "zod";
import { toZodObject } from "../../../../src/schema/project/to-zod";
import { GADGET } from "../gadget";

const schema = toZodObject(GADGET, {
  nameOf: (name) => (name === "owner" ? "owned_by" : name),
  reference: (to) => z.templateLiteral([to, ":", z.string()]),
  plain: (schema) => schema,
});

const LEAST = { name: "One", owned_by: "user:ann" };

test.each([
  LEAST,
  { ...LEAST, note: "", active: false, size: 2, other_levels: { x: "y" } },
  { ...LEAST, role_ids: ["role:one", "role:two"], service_id: "service:ZIA" },
  // Modules are judged by the rules, which name the one that was meant.
  { ...LEAST, levels: { rolls: "full" } },
])("takes %j", (value) => {
  expect(schema.safeParse(value)).toMatchObject({ success: true, data: value });
});

test.each([
  [{ name: "One" }, "owned_by"],
  [{ ...LEAST, owned_by: "group:x" }, "owned_by"],
  [{ ...LEAST, name: 1 }, "name"],
  [{ ...LEAST, active: "yes" }, "active"],
  [{ ...LEAST, size: "2" }, "size"],
  [{ ...LEAST, role_ids: "role:one" }, "role_ids"],
  [{ ...LEAST, levels: "full" }, "levels"],
])("refuses %j, for its %s", (value, at) => {
  expect(schema.safeParse(value).error?.issues.map(({ path }) => path[0])).toEqual([at]);
});

test.each(["id", "owner", "nmae"])("refuses %s, which is not there to be set", (name) => {
  const { error } = schema.safeParse({ ...LEAST, [name]: "x" });
  expect(error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: [name] }]);
});
