import { fromDecimal, fromFloat } from "../../../../src/terraform/wire/decimal";

describe("fromDecimal", () => {
  it.each([
    ["0", 0],
    ["-0", 0],
    ["0.1", 0.1],
    ["-12.50", -12.5],
    ["1e3", 1000],
    ["100000000000000000000", 1e20],
    ["0.000001", 0.000001],
    ["9007199254740991", 9007199254740991],
  ])("reads %s as a number", (text, number) => {
    expect(fromDecimal(text)).toBe(number);
  });

  it.each([
    "9007199254740993", // 2^53 + 1: the nearest JS numbers are 2^53 and 2^53 + 2
    "-9007199254740993",
    "0.1000000000000000055511151231257827", // the double nearest to a tenth
    "18446744073709551615",
    "1e400",
  ])("keeps %s as text, since no JS number means it", (text) => {
    expect(fromDecimal(text)).toBe(text);
  });

  it.each(["", "abc", "1.", ".5", "0x10", "1e", " 1", "NaN", "Infinity"])("refuses %j", (text) => {
    expect(fromDecimal(text)).toBeUndefined();
  });
});

describe("fromFloat", () => {
  it("keeps a float whose shortest decimal is its exact value", () => {
    expect([0.5, -0.25, 1e20, -0].map(fromFloat)).toEqual([0.5, -0.25, 1e20, 0]);
  });

  it("gives the exact decimal where the shortest is another number", () => {
    // 2^-10 is 0.0009765625 and JS prints it so; 2^60 is 1152921504606846976 and JS prints ...847000.
    expect(fromFloat(2 ** -10)).toBe(0.0009765625);
    expect(fromFloat(2 ** 60)).toBe("1152921504606846976");
    // 2^-30 is 931322574615478515625 / 10^30.
    expect(fromFloat(2 ** -30)).toBe("931322574615478515625e-30");
  });

  it("has no word for infinity and NaN", () => {
    expect([Infinity, -Infinity, NaN].map(fromFloat)).toEqual([undefined, undefined, undefined]);
  });
});
