import fc from "fast-check";
import {
  atLeast,
  compareLevels,
  highest,
  isLevel,
  type Level,
  LEVEL_TITLES,
  LEVELS,
} from "../../../src/rbac";

const level = fc.constantFrom(...LEVELS);

describe("levels", () => {
  it("are ordered as the documents order them, weakest first", () => {
    expect(LEVELS).toEqual(["none", "restricted_view", "view_only", "restricted_full", "full"]);
  });

  it("are called as in the portal (001, 002)", () => {
    expect(LEVELS.map((one) => LEVEL_TITLES[one])).toEqual([
      "None",
      "Restricted View",
      "View Only",
      "Restricted Full",
      "Full",
    ]);
  });

  it.each<[Level, Level]>([
    ["none", "restricted_view"],
    ["restricted_view", "view_only"],
    ["view_only", "restricted_full"],
    ["restricted_full", "full"],
    ["none", "full"],
  ])("%s is weaker than %s", (weak, strong) => {
    expect(compareLevels(weak, strong)).toBeLessThan(0);
    expect(compareLevels(strong, weak)).toBeGreaterThan(0);
    expect(atLeast(weak, strong)).toBe(false);
    expect(atLeast(strong, weak)).toBe(true);
  });

  it.each(LEVELS)("%s is at least itself", (same) => {
    expect(compareLevels(same, same)).toBe(0);
    expect(atLeast(same, same)).toBe(true);
  });

  it.each([
    "FULL",
    "",
    "Full",
    "__proto__",
    "constructor",
    "toString",
    3,
    null,
    undefined,
    {},
    [],
    ["full"],
  ])("does not take %p for a level", (value) => {
    expect(isLevel(value)).toBe(false);
  });

  it("knows its own levels", () => {
    expect(LEVELS.every(isLevel)).toBe(true);
  });

  it("has none as the highest of nothing", () => {
    expect(highest([])).toBe("none");
  });

  it("has a highest that is one of the levels, and at least each of them", () => {
    fc.assert(
      fc.property(fc.array(level, { minLength: 1 }), (levels) => {
        const found = highest(levels);
        expect(levels).toContain(found);
        expect(levels.every((other) => atLeast(found, other))).toBe(true);
      }),
    );
  });
});
