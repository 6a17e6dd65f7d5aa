import { UNKNOWN, type Value } from "../../../../../src/schema/value";
import type { CtyType } from "../../../../../src/terraform/wire/cty-type";
import { encodeMsgpack } from "../../../../../src/terraform/wire/msgpack";
import { WireFormatError } from "../../../../../src/terraform/wire/wire-format-error";

const encode = (value: Value, type: CtyType): string => encodeMsgpack(value, type).toString("hex");
const hexOf = (text: string): string => Buffer.from(text).toString("hex");

describe("encodeMsgpack", () => {
  it.each<[number, string]>([
    [0, "00"],
    [127, "7f"],
    [128, "cc80"],
    [256, "cd0100"],
    [65536, "ce00010000"],
    [4294967296, "cf0000000100000000"],
    [-1, "ff"],
    [-32, "e0"],
    [-33, "d0df"],
    [-129, "d1ff7f"],
    [-32769, "d2ffff7fff"],
    [-2147483649, "d3ffffffff7fffffff"],
  ])("writes the integer %d in its shortest form", (value, hex) => {
    expect(encode(value, "number")).toBe(hex);
  });

  it("writes what is no safe integer as decimal text, which Terraform reads without rounding", () => {
    expect(encode(0.1, "number")).toBe(`a3${hexOf("0.1")}`);
    expect(encode("9007199254740993", "number")).toBe(`b0${hexOf("9007199254740993")}`);
  });

  it("writes constants and unknowns", () => {
    const constants: readonly Value[] = [null, true, false, UNKNOWN];
    expect(constants.map((value) => encode(value, "bool"))).toEqual(["c0", "c3", "c2", "d40000"]);
  });

  it.each<[string, Value, CtyType, string]>([
    ["fixstr", "hi", "string", "a26869"],
    ["str 8", "a".repeat(32), "string", `d920${"61".repeat(32)}`],
    ["str 16", "a".repeat(256), "string", `da0100${"61".repeat(256)}`],
    ["str 32", "a".repeat(65536), "string", `db00010000${"61".repeat(65536)}`],
    ["array 16", Array<number>(16).fill(1), ["list", "number"], `dc0010${"01".repeat(16)}`],
    [
      "array 32",
      Array<number>(65536).fill(1),
      ["list", "number"],
      `dd00010000${"01".repeat(65536)}`,
    ],
  ])("writes %s", (_form, value, type, hex) => {
    expect(encode(value, type)).toBe(hex);
  });

  it("writes a set, a map and an object in one order, whatever theirs is", () => {
    expect(encode(["b", "a"], ["set", "string"])).toBe("92a161a162");
    expect(encode({ b: 2, a: 1 }, ["map", "number"])).toBe("82a16101a16202");
    expect(encode({ b: 2, a: 1 }, ["object", { b: "number", a: "number" }])).toBe("82a16101a16202");
  });

  it("writes an attribute that the object leaves out as null", () => {
    expect(encode({}, ["object", { id: "string" }])).toBe(`81a2${hexOf("id")}c0`);
  });

  it("sends the type before a dynamic value", () => {
    const type = '["tuple",["string","number"]]';
    expect(encode(["a", 1], "dynamic")).toBe(
      `92c4${Buffer.from([type.length]).toString("hex")}${hexOf(type)}92a16101`,
    );
  });

  it.each<[string, Value, CtyType, string]>([
    ["a number for a string", 1, "string", "the value does not fit the type string"],
    ["a text for a number", "one", "number", "the value does not fit the type number"],
    ["infinity", Infinity, "number", "the value does not fit the type number"],
    ["an object for a list", {}, ["list", "string"], "the value does not fit the type list"],
    ["a list for a map", [], ["map", "string"], "the value does not fit the type map"],
    ["an attribute too many", { a: 1 }, ["object", {}], 'the schema has no attribute "a"'],
    ["a tuple of another length", [1], ["tuple", []], "a tuple of 0 items is expected"],
    [
      "a place deep inside",
      { a: { b: [1] } },
      ["object", { a: ["map", ["set", "bool"]] }],
      'a["b"][0]: ',
    ],
  ])("refuses %s", (_what, value, type, message) => {
    expect(() => encode(value, type)).toThrow(WireFormatError);
    expect(() => encode(value, type)).toThrow(message);
  });
});
