import type { CtyType } from "../../../../src/terraform/wire/cty-type";
import { decodeJson } from "../../../../src/terraform/wire/json-value";
import { WireFormatError } from "../../../../src/terraform/wire/wire-format-error";

const role: CtyType = ["object", { id: "string", tags: ["set", "string"], limit: "number" }];

describe("decodeJson", () => {
  it("reads an object by its type; what is absent is null", () => {
    const json = '{"id":"r1","tags":["b","a"]}';
    expect(decodeJson(json, role, "reject")).toEqual({ id: "r1", tags: ["b", "a"], limit: null });
  });

  it("drops or refuses an attribute that the type does not have", () => {
    const json = '{"id":"r1","colour":"red"}';
    expect(decodeJson(json, role, "drop")).toEqual({ id: "r1", tags: null, limit: null });
    expect(() => decodeJson(json, role, "reject")).toThrow('the schema has no attribute "colour"');
  });

  it("keeps numbers that JSON.parse would round, and leaves texts and other numbers alone", () => {
    const numbers = "[9007199254740993, 0.1, 1e3, -18446744073709551615, 2]";
    expect(decodeJson(numbers, ["list", "number"], "reject")).toEqual([
      "9007199254740993",
      0.1,
      1000,
      "-18446744073709551615",
      2,
    ]);
    const texts = String.raw`["id 9007199254740993 \" 9007199254740993", "\\"]`;
    expect(decodeJson(texts, ["list", "string"], "reject")).toEqual([
      'id 9007199254740993 " 9007199254740993',
      "\\",
    ]);
  });

  it("reads a quoted number as a number and a bare one as a text, as Terraform does", () => {
    expect(decodeJson('"12"', "number", "reject")).toBe(12);
    expect(decodeJson("12", "string", "reject")).toBe("12");
  });

  it("keeps the map key __proto__ as data", () => {
    const value = decodeJson('{"__proto__":"x"}', ["map", "string"], "reject");
    expect(Object.entries(value ?? {})).toEqual([["__proto__", "x"]]);
  });

  it("does not take a property of Object.prototype for an attribute", () => {
    const type: CtyType = ["object", Object.fromEntries([["constructor", "string"]])];
    expect(Object.entries(decodeJson("{}", type, "reject") ?? {})).toEqual([["constructor", null]]);
  });

  it("reads tuples and dynamic values", () => {
    expect(
      decodeJson('{"type":["tuple",["string","bool"]],"value":["a",true]}', "dynamic", "reject"),
    ).toEqual(["a", true]);
  });

  it.each<[string, string, CtyType, string]>([
    ["text that is no JSON", "{", "string", "the text is not valid JSON"],
    ["a list for a string", "[]", "string", "the JSON value does not fit the type string"],
    ["a text for a bool", '"true"', "bool", "the JSON value does not fit the type bool"],
    ["a word for a number", '"many"', "number", "the JSON value does not fit the type number"],
    ["a list for an object", "[]", role, "the JSON value does not fit the type object"],
    ["an object for a set", '{"tags":{}}', role, "tags: the JSON value does not fit the type set"],
    ["a tuple too short", "[]", ["tuple", ["bool"]], "a tuple of 1 items is expected, 0 are there"],
    ["a dynamic value without a type", "{}", "dynamic", "a dynamic value needs its type"],
  ])("refuses %s", (_what, json, type, message) => {
    expect(() => decodeJson(json, type, "reject")).toThrow(WireFormatError);
    expect(() => decodeJson(json, type, "reject")).toThrow(message);
  });

  it("quotes nothing of the text in its error: a state may hold secrets", () => {
    const read = () => decodeJson('{"secret":"hunter2"', role, "drop");
    expect(read).toThrow(/^(?!.*hunter2)/s);
    expect(read).toThrow(/valid JSON$/);
  });
});
