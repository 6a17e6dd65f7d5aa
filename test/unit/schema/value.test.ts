import {
  isWhollyKnown,
  knownString,
  property,
  requiredString,
  UNKNOWN,
  type Value,
  type ObjectValue,
} from "../../../src/schema";

test.each<[Value, boolean]>([
  ["a", true],
  [null, true],
  [["a", { b: [1, true] }], true],
  [UNKNOWN, false],
  [["a", UNKNOWN], false],
  [{ a: { b: UNKNOWN } }, false],
])("%p is wholly known: %p", (value, known) => {
  expect(isWhollyKnown(value)).toBe(known);
});

test("a property is the object's own, or null", () => {
  expect(property({ a: "1" }, "a")).toBe("1");
  expect(property({ a: "1" }, "b")).toBeNull();
  expect(property({}, "constructor")).toBeNull();
  expect(property(JSON.parse(`{"__proto__":"x"}`) as ObjectValue, "__proto__")).toBe("x");
});

test("texts", () => {
  expect([knownString("a"), knownString(null), knownString(UNKNOWN), knownString(1)]).toEqual([
    "a",
    undefined,
    undefined,
    undefined,
  ]);
  expect(requiredString({ a: "1" }, "a")).toBe("1");
  expect(() => requiredString({ a: UNKNOWN }, "a")).toThrow(TypeError);
});
