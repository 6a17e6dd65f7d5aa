import fc from "fast-check";
import { enumerate, showValue } from "../../../src/rbac/wording";

describe("showValue", () => {
  it.each([
    ["full", '"full"'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    [3, "3"],
    [true, "true"],
    [[], "a list"],
    [{}, "an object"],
    [null, "null"],
    [undefined, "undefined"],
    [Symbol("x"), "a symbol"],
    [10n, "a bigint"],
  ])("shows %p as %s", (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it("cuts long text", () => {
    expect(showValue("x".repeat(80))).toBe(`"${"x".repeat(80)}"`);
    expect(showValue("x".repeat(5000))).toBe(`"${"x".repeat(80)}…"`);
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof showValue(value) === "string"));
  });
});

describe("enumerate", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
  ])("writes %j as %p", (items, text) => {
    expect(enumerate(items)).toBe(text);
  });

  it("writes alternatives with or", () => {
    expect(enumerate(["a", "b", "c"], "or")).toBe("a, b or c");
  });
});
