import {
  type Attribute,
  type AttributeType,
  equalValues,
  inSpellingOf,
  UNKNOWN,
  type Value,
} from "../../../src/schema";
import { GADGET } from "./gadget";

const SET: AttributeType = { kind: "set", of: { kind: "string" } };
const MAP: AttributeType = { kind: "map", of: { kind: "string" } };
const TEXT: AttributeType = { kind: "string" };
const LEVELS = GADGET.levels.type;

describe("equalValues", () => {
  test.each<[AttributeType, Value, Value]>([
    [SET, ["a", "b"], ["b", "a"]],
    [SET, ["a", "a"], ["a"]],
    [MAP, { a: "1", b: "2" }, { b: "2", a: "1" }],
    [LEVELS, { roles: "full" }, { roles: "full", branding: null }],
    [TEXT, null, null],
    [TEXT, UNKNOWN, UNKNOWN],
  ])("%j: %p is %p", (type, a, b) => {
    expect(equalValues(type, a, b)).toBe(true);
    expect(equalValues(type, b, a)).toBe(true);
  });

  test.each<[AttributeType, Value, Value]>([
    [SET, ["a"], ["a", "b"]],
    [SET, ["a", "b"], ["a", "c"]],
    [SET, ["a"], "a"],
    [SET, [], null],
    [MAP, { a: "1" }, { b: "1" }],
    [MAP, { a: "1" }, { a: "2" }],
    [MAP, {}, null],
    [LEVELS, { roles: "full" }, { roles: "none" }],
    [LEVELS, {}, null],
    [TEXT, "a", UNKNOWN],
    [TEXT, "", null],
  ])("%j: %p is not %p", (type, a, b) => {
    expect(equalValues(type, a, b)).toBe(false);
    expect(equalValues(type, b, a)).toBe(false);
  });

  test("a key of an object's prototype is not there unless it is", () => {
    expect(equalValues(MAP, { constructor: "x" }, { a: "x" })).toBe(false);
  });
});

describe("inSpellingOf", () => {
  const { levels, note, role_ids: roles, other_levels: others, name } = GADGET;

  test.each<[string, Attribute, Value, Value]>([
    ["a level that is none and one that is absent", levels, { roles: "none" }, null],
    ["an object without values", levels, {}, null],
    ["none beside a level", levels, { roles: "full", branding: "none" }, { roles: "full" }],
    ["an empty text", note, "", null],
    ["no text", note, null, ""],
    ["an empty map", others, {}, null],
    ["another order", roles, ["a", "b"], ["b", "a"]],
  ])("%s: the reference stays", (_what, attribute, reference, observed) => {
    expect(inSpellingOf(attribute, reference, observed)).toEqual(
      attribute === levels && reference !== null
        ? { roles: null, branding: null, ...(reference as object) }
        : reference,
    );
  });

  test.each<[string, Attribute, Value, Value, Value]>([
    [
      "another level",
      levels,
      { roles: "none" },
      { roles: "full" },
      { roles: "full", branding: null },
    ],
    ["a level that is gone", levels, { roles: "full" }, null, { roles: null, branding: null }],
    [
      "a level that nobody declared",
      levels,
      null,
      { roles: "full" },
      { roles: "full", branding: null },
    ],
    ["nothing at all", levels, null, { roles: null, branding: null }, null],
    ["none that nobody declared", levels, null, { roles: "none" }, null],
    ["another text", note, "", "a", "a"],
    ["a text that may not be left out", name, "", null, null],
    ["another member", roles, ["a"], ["a", "b"], ["a", "b"]],
    ["no members", roles, ["a"], null, null],
    ["another map", others, {}, { x: "y" }, { x: "y" }],
    ["what was not known", note, UNKNOWN, "a", "a"],
    ["what was not known, and is nothing", levels, UNKNOWN, null, null],
    [
      "a level that was not known",
      levels,
      { roles: UNKNOWN },
      { roles: "full" },
      { roles: "full", branding: null },
    ],
  ])("%s: the observed value counts", (_what, attribute, reference, observed, is) => {
    expect(inSpellingOf(attribute, reference, observed)).toEqual(is);
  });
});
