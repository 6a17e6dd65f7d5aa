import { tfplugin6 } from "../../../../src/generated/protocol";
import { LEVELS } from "../../../../src/rbac";
import type { Value } from "../../../../src/schema";
import { fromDynamicValue, toDynamicValue, type CtyType } from "../../../../src/terraform/wire";
import { smallTenant } from "../../tenant/small-tenant";
import { coreOver } from "./core";

const TEXT: CtyType = "string";
const TEXTS: CtyType = ["list", "string"];

/** Over the bytes, as Terraform asks and reads. */
async function call(name: string, result: CtyType, ...args: [Value, CtyType][]) {
  const { handlers } = await coreOver(smallTenant());
  const { Request, Response } = tfplugin6.CallFunction;
  const asked = Request.encode({
    name,
    arguments: args.map(([value, type]) => toDynamicValue(value, type)),
  }).finish();
  const answered = Response.encode(await handlers.callFunction(Request.decode(asked))).finish();
  const { result: value, error } = Response.decode(answered);
  if (error) return { error: error.text, argument: Number(error.functionArgument) };
  return fromDynamicValue(value, result);
}

test("level_at_least compares every two levels by their strength", async () => {
  for (const [i, level] of LEVELS.entries()) {
    for (const [j, minimum] of LEVELS.entries()) {
      const answer = await call("level_at_least", "bool", [level, TEXT], [minimum, TEXT]);
      expect(answer).toBe(i >= j);
    }
  }
});

test.each<[Value[], string]>([
  [[], "none"],
  [[[]], "none"],
  // Example 1 of the permission model (002).
  [[["restricted_view", "view_only"]], "view_only"],
  [[["none"], ["full", "view_only"], []], "full"],
])("effective_level of %j is %s", async (lists, level) => {
  const args = lists.map((list): [Value, CtyType] => [list, TEXTS]);
  expect(await call("effective_level", TEXT, ...args)).toBe(level);
});

const PARTS: CtyType = [
  "object",
  { principal_type: "string", principal_id: "string", service_id: "string" },
];

test.each([
  ["user/u1/s1", { principal_type: "user", principal_id: "u1", service_id: "s1" }],
  // A group's name may hold a slash: the service is what follows the last one.
  ["group/A/B/ZIAM", { principal_type: "group", principal_id: "A/B", service_id: "ZIAM" }],
])("parse_assignment_id of %s", async (id, parts) => {
  expect(await call("parse_assignment_id", PARTS, [id, TEXT])).toEqual(parts);
});

test("what it cannot take is answered with its place, the first one too", async () => {
  expect(await call("level_at_least", "bool", ["ful", TEXT], ["full", TEXT])).toEqual({
    error: `"ful" is no access level. The levels are none, restricted_view, view_only, restricted_full, full. Did you mean "full"?`,
    argument: 0,
  });
  expect(await call("level_at_least", "bool", ["full", TEXT], ["FULL", TEXT])).toMatchObject({
    argument: 1,
  });
  expect(
    await call("effective_level", TEXT, [["full"], TEXTS], [["full", null], TEXTS]),
  ).toMatchObject({
    error: expect.stringContaining("null is no access level") as string,
    argument: 1,
  });
  expect(await call("parse_assignment_id", PARTS, ["role/r1", TEXT])).toMatchObject({
    error: expect.stringContaining("group/<group id>/<service id>") as string,
    argument: 0,
  });
});

test("a function that there is not", async () => {
  const answer = await call("effective_levels", TEXT);
  expect(answer).toMatchObject({ error: expect.stringContaining(`"effective_level"?`) as string });
});

test("what is told of each: types as Terraform writes them, and words", async () => {
  const { handlers } = await coreOver(smallTenant());
  const { functions } = await handlers.getFunctions(tfplugin6.GetFunctions.Request.create());
  const json = (bytes: Uint8Array | null | undefined): unknown =>
    JSON.parse(Buffer.from(bytes ?? []).toString());
  const { level_at_least: compare, effective_level: effective } = functions ?? {};
  expect(compare?.parameters?.map(({ name, type }) => [name, json(type)])).toEqual([
    ["level", "string"],
    ["minimum", "string"],
  ]);
  expect(json(compare?.return?.type)).toBe("bool");
  expect(json(effective?.variadicParameter?.type)).toEqual(["list", "string"]);
  for (const { summary, description } of Object.values(functions ?? {}))
    expect([summary, description].every((text) => (text ?? "").length > 20)).toBe(true);
});
