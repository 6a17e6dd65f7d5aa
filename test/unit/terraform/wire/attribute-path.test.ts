import type { Path } from "../../../../src/diagnostics";
import { toAttributePath, type CtyType } from "../../../../src/terraform/wire";

const type: CtyType = [
  "object",
  {
    name: "string",
    role_ids: ["set", "string"],
    other: ["map", ["list", ["object", { level: "string" }]]],
    pair: ["tuple", ["string", ["object", { id: "string" }]]],
    any: "dynamic",
  },
];

const other = { attribute: "other" };

describe("toAttributePath", () => {
  it("says every kind of step", () => {
    const path: Path = [other, { key: "zia" }, { index: 2 }, { attribute: "level" }];
    expect(toAttributePath(path, type)).toEqual({
      steps: [
        { attributeName: "other" },
        { elementKeyString: "zia" },
        { elementKeyInt: 2 },
        { attributeName: "level" },
      ],
    });
  });

  it.each<[string, Path, number]>([
    ["an item of a set", [{ attribute: "role_ids" }, { index: 0 }], 1],
    ["an attribute that is not there", [other, { key: "zia" }, { attribute: "level" }], 2],
    ["a key of a list", [other, { key: "zia" }, { key: "x" }], 2],
    ["a step below a text", [{ attribute: "name" }, { index: 0 }], 1],
    ["an index that is none", [other, { key: "zia" }, { index: -1 }, { attribute: "level" }], 2],
    ["nothing in a tuple", [{ attribute: "pair" }, { index: 1 }, { attribute: "id" }], 3],
    ["nothing below a dynamic value", [{ attribute: "any" }, { key: "a" }, { index: 0 }], 3],
  ])("stops before %s", (_what, path, length) => {
    expect(toAttributePath(path, type)?.steps).toHaveLength(length);
  });

  it("takes the steps as they are when the type is not known", () => {
    expect(toAttributePath([{ attribute: "x" }, { index: 0 }])?.steps).toHaveLength(2);
  });

  it("has no path for the whole object, or when not even the first step can be said", () => {
    expect(toAttributePath([], type)).toBeUndefined();
    expect(toAttributePath([{ attribute: "constructor" }], type)).toBeUndefined();
  });
});
