import { UNKNOWN, type Value } from "../../../../../src/schema/value";
import type { CtyType } from "../../../../../src/terraform/wire/cty-type";
import { decodeMsgpack } from "../../../../../src/terraform/wire/msgpack";
import { WireFormatError } from "../../../../../src/terraform/wire/wire-format-error";

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(" ", ""), "hex");
const hexOf = (text: string): string => Buffer.from(text).toString("hex");
const decode = (hex: string, type: CtyType): Value => decodeMsgpack(bytes(hex), type);

describe("integers of every width of the specification", () => {
  it.each<[string, number | string]>([
    ["00", 0],
    ["7f", 127],
    ["ff", -1],
    ["e0", -32],
    ["cc ff", 255],
    ["cd ffff", 65535],
    ["ce ffffffff", 4294967295],
    ["cf 001fffffffffffff", 9007199254740991],
    ["cf 0020000000000001", "9007199254740993"],
    ["cf ffffffffffffffff", "18446744073709551615"],
    ["d0 80", -128],
    ["d1 8000", -32768],
    ["d2 80000000", -2147483648],
    ["d3 ffffffff7fffffff", -2147483649],
    ["d3 8000000000000000", "-9223372036854775808"],
  ])("reads %s", (hex, value) => {
    expect(decode(hex, "number")).toBe(value);
  });
});

describe("numbers that are no integers", () => {
  it("reads both floats, and the texts that Terraform sends for what a float cannot hold", () => {
    expect(decode("ca 3fc00000", "number")).toBe(1.5);
    expect(decode("cb 3ff8000000000000", "number")).toBe(1.5);
    expect(decode(`a3 ${hexOf("0.1")}`, "number")).toBe(0.1);
    expect(decode(`b0 ${hexOf("9007199254740993")}`, "number")).toBe("9007199254740993");
  });

  it("refuses infinity and text that is no number", () => {
    expect(() => decode("cb 7ff0000000000000", "number")).toThrow("the number is infinite");
    expect(() => decode(`a3 ${hexOf("abc")}`, "number")).toThrow("the text is not a number");
  });
});

describe("text", () => {
  const long = "x".repeat(70_000);
  it.each([
    ["fixstr", "a5 68656c6c6f", "hello"],
    ["str 8", `d9 20 ${"61".repeat(32)}`, "a".repeat(32)],
    ["str 16", `da 0100 ${"61".repeat(256)}`, "a".repeat(256)],
    ["str 32", `db 00011170 ${hexOf(long)}`, long],
    ["bin 8", "c4 02 6869", "hi"],
    ["bin 16", "c5 0002 6869", "hi"],
    ["bin 32", "c6 00000002 6869", "hi"],
    ["beyond ASCII", `a4 ${hexOf("😀")}`, "😀"],
    ["a byte order mark, kept", "a3 efbbbf", "\ufeff"],
  ])("reads %s", (_form, hex, text) => {
    expect(decode(hex, "string")).toBe(text);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(() => decode("a1 ff", "string")).toThrow("the text is not valid UTF-8");
  });
});

describe("null, booleans and unknowns", () => {
  it("reads the constants", () => {
    expect(decode("c0", "string")).toBeNull();
    expect(decode("c0", ["object", { id: "string" }])).toBeNull();
    expect([decode("c2", "bool"), decode("c3", "bool")]).toEqual([false, true]);
  });

  it.each([
    ["plain", "d4 00 00"],
    ["refined, in ext 8", "c7 02 0c 8101"],
    ["refined, in ext 16", "c8 0002 0c 8101"],
    ["refined, in ext 32", "c9 00000002 0c 8101"],
    ["refined, in fixext 2", "d5 0c 8101"],
    ["refined, in fixext 16", `d8 0c ${"00".repeat(16)}`],
  ])("reads an unknown: %s", (_form, hex) => {
    expect(decode(hex, "string")).toBe(UNKNOWN);
    expect(decode(hex, ["list", "string"])).toBe(UNKNOWN);
  });

  it("refuses an extension that Terraform does not have", () => {
    expect(() => decode("d4 05 00", "string")).toThrow("extension 5");
    expect(() => decode("d4 ff 00", "string")).toThrow("extension -1");
  });
});

describe("collections", () => {
  it("reads lists and sets in the order of the bytes, in each form of the header", () => {
    expect(decode("93 03 01 02", ["list", "number"])).toEqual([3, 1, 2]);
    expect(decode("dc 0002 a162 a161", ["set", "string"])).toEqual(["b", "a"]);
    expect(decode("dd 00000001 c3", ["list", "bool"])).toEqual([true]);
  });

  it("reads maps and objects in each form of the header", () => {
    expect(decode("81 a161 01", ["map", "number"])).toEqual({ a: 1 });
    expect(decode("de 0001 a161 01", ["map", "number"])).toEqual({ a: 1 });
    expect(decode("df 00000001 a161 01", ["map", "number"])).toEqual({ a: 1 });
    expect(
      decode("82 a26964 c0 a46e616d65 a141", ["object", { id: "string", name: "string" }]),
    ).toEqual({
      id: null,
      name: "A",
    });
  });

  it("keeps the map key __proto__ as data", () => {
    const value = decode(`81 a9 ${hexOf("__proto__")} a178`, ["map", "string"]);
    expect(Object.entries(value ?? {})).toEqual([["__proto__", "x"]]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it("reads a dynamic value by the type that it brings", () => {
    const type = '["tuple",["string","bool"]]';
    const hex = `92 c4 ${Buffer.from([type.length]).toString("hex")} ${hexOf(type)} 92 a161 c3`;
    expect(decode(hex, "dynamic")).toEqual(["a", true]);
    expect(decode("c0", "dynamic")).toBeNull();
    expect(decode("d4 00 00", "dynamic")).toBe(UNKNOWN);
  });
});

describe("malformed bytes", () => {
  const nested: CtyType = ["object", { roles: ["list", ["map", "string"]] }];

  it.each<[string, string, CtyType, string]>([
    ["nothing", "", "string", "cut short"],
    ["text cut short", "a5 6865", "string", "cut short"],
    ["bytes after the value", "c0 c0", "string", "bytes are left over"],
    [
      "an array of four billion items in five bytes",
      "dd ffffffff",
      ["list", "string"],
      "4294967295 more bytes are announced",
    ],
    [
      "a map of four billion pairs in five bytes",
      "df ffffffff",
      ["map", "string"],
      "8589934590 more bytes are announced",
    ],
    ["a text of four gigabytes in five bytes", "db ffffffff", "string", "cut short"],
    ["an extension cut short", "c7 ff 00", "string", "cut short"],
    ["the reserved byte", "c1", "string", "0xc1"],
    ["a number for a string", "01", "string", "expected string, found MessagePack integer"],
    ["a list for an object", "90", ["object", {}], "expected object, found MessagePack array"],
    ["an attribute too many", "81 a161 01", ["object", {}], 'the schema has no attribute "a"'],
    [
      "an attribute of Object.prototype",
      `81 ab ${hexOf("constructor")} c0`,
      ["object", {}],
      "no attribute",
    ],
    ["an attribute too few", "80", ["object", { id: "string" }], 'the attribute "id" is missing'],
    ["a key twice", "82 a161 01 a161 02", ["map", "number"], 'the key "a" occurs twice'],
    [
      "a tuple of another length",
      "91 c3",
      ["tuple", ["bool", "bool"]],
      "a tuple of 2 items is expected",
    ],
    ["a dynamic value without its type", "c3", "dynamic", "a pair of type and value"],
  ])("refuses %s", (_what, hex, type, message) => {
    expect(() => decode(hex, type)).toThrow(WireFormatError);
    expect(() => decode(hex, type)).toThrow(message);
  });

  it("says where, and does not say the value", () => {
    // { roles: [ { "a": 7 } ] }
    expect(() => decode(`81 a5 ${hexOf("roles")} 91 81 a161 07`, nested)).toThrow(
      'roles[0]["a"]: expected string, found MessagePack integer',
    );
  });

  it("refuses dynamic values within dynamic values without end", () => {
    const level = `92 c4 09 ${hexOf('"dynamic"')}`;
    expect(() => decode(`${level.repeat(100_000)} c0`, "dynamic")).toThrow(WireFormatError);
  });
});
