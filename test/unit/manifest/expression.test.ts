import { findExpression, isExpression, parseManifest } from "../../../src/manifest";

describe("isExpression", () => {
  it.each([{ expression: "${var.x}" }, { expression: "a %{ if x }b%{ endif }" }])(
    "%j is one",
    (value) => {
      expect(isExpression(value)).toBe(true);
    },
  );

  it.each([
    ["a text", "${var.x}"],
    ["nothing", null],
    ["a list", ["${var.x}"]],
    ["a module of that name", { expression: "full" }],
    ["a map with more", { expression: "${var.x}", other: "full" }],
    ["an empty map", {}],
  ])("%s is none", (_what, value) => {
    expect(isExpression(value)).toBe(false);
  });
});

describe("findExpression", () => {
  it("finds the first one anywhere", () => {
    const expression = { expression: "${var.x}" };
    expect(findExpression({ a: ["b", { c: expression }] })).toBe(expression);
    expect(findExpression({ a: ["b", { c: "${var.x}" }], d: null, e: 1 })).toBeUndefined();
  });
});

describe("a manifest with expressions", () => {
  it("is read, wherever a value may stand", () => {
    const manifest = {
      version: 1,
      stack: "s",
      resources: [
        {
          type: "zidentity_role",
          path: "s/r",
          declares: {
            name: { expression: "${var.n}" },
            permissions: { roles: { expression: "${var.l}" } },
            other_permissions: { expression: "${var.o}" },
          },
        },
      ],
    };
    expect(parseManifest(JSON.stringify(manifest), "m.json")).toEqual(manifest);
  });

  it("explains a wrong value by the usual form", () => {
    const manifest = {
      version: 1,
      stack: "s",
      resources: [{ type: "zidentity_role", path: "s/r", declares: { name: 5 } }],
    };
    expect(() => parseManifest(JSON.stringify(manifest), "m.json")).toThrow(
      /s\/r: name is not as a manifest has it\. Invalid input: expected string, received number/,
    );
  });
});
