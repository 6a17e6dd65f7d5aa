import { encodeCtyType, parseCtyType, type CtyType } from "../../../../src/terraform/wire/cty-type";

describe("encodeCtyType", () => {
  it.each<[CtyType, string]>([
    ["string", '"string"'],
    ["number", '"number"'],
    ["bool", '"bool"'],
    ["dynamic", '"dynamic"'],
    [["list", "bool"], '["list","bool"]'],
    [["set", "string"], '["set","string"]'],
    [["map", ["list", "number"]], '["map",["list","number"]]'],
    [["object", { id: "string" }], '["object",{"id":"string"}]'],
    [["tuple", ["string", "bool"]], '["tuple",["string","bool"]]'],
  ])("writes %j as Terraform's JSON, and reads it back", (type, json) => {
    expect(encodeCtyType(type).toString()).toBe(json);
    expect(parseCtyType(json)).toEqual(type);
  });
});

describe("parseCtyType", () => {
  it.each([
    '"text"',
    "[]",
    '["list"]',
    '["set","string","string"]',
    '["object",[]]',
    "null",
    "7",
    "{",
  ])("refuses %s", (json) => {
    expect(() => parseCtyType(json)).toThrow("the type of a dynamic value");
  });

  it("refuses a type so deep that it would exhaust the stack", () => {
    const depth = 50_000;
    const json = `${'["list",'.repeat(depth)}"string"${"]".repeat(depth)}`;
    expect(() => parseCtyType(json)).toThrow("the type of a dynamic value");
  });
});
