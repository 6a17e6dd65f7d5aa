import { errorDiagnostic, formatPath, attributePath } from "../../../src/diagnostics";
import { type Config, validate } from "../../../src/lifecycle";
import type { Definition } from "../../../src/resources";
import { UNKNOWN, type Value } from "../../../src/schema";
import { GADGET } from "../schema/gadget";

const definition: Definition = {
  name: "zidentity_gadget",
  title: "gadget",
  doc: { text: "A test's." },
  attributes: GADGET,
};

const LEAST: Config = { name: "One", owner: "u1" };

function saidOf(config: Config, more: Partial<Parameters<typeof validate>[0]> = {}) {
  return validate({ ...definition, ...more }, config).map(
    ({ path, summary }) => `${formatPath(path ?? [])}: ${summary}`,
  );
}

test("what is right is silent, what is not known yet too", () => {
  expect(saidOf(LEAST)).toEqual([]);
  const unknown = Object.fromEntries(
    Object.keys(GADGET).map((name): [string, Value] => [name, UNKNOWN]),
  );
  expect(saidOf(unknown)).toEqual([]);
  expect(saidOf({ ...LEAST, role_ids: [UNKNOWN], levels: { roles: UNKNOWN } })).toEqual([]);
});

test.each<[string, Value, string]>([
  ["name", null, "name: name is missing"],
  ["name", "  ", "name: name has the wrong value"],
  ["name", 7, "name: name has the wrong value"],
  ["owner", "", "owner: owner has the wrong value"],
  ["active", "yes", "active: active has the wrong value"],
  ["size", 0, "size: size has the wrong value"],
  ["size", 1.5, "size: size has the wrong value"],
  ["role_ids", [], "role_ids: role_ids has the wrong value"],
  ["role_ids", ["r1", ""], "role_ids: role_ids has the wrong value"],
  ["role_ids", "r1", "role_ids: role_ids has the wrong value"],
  ["levels", { roles: "fulll" }, `levels.roles: levels.roles cannot be "fulll"`],
  ["levels", { rolse: "full" }, `levels.rolse: Unknown attribute "rolse"`],
  ["levels", "full", "levels: levels has the wrong value"],
  ["other_levels", { x: null }, `other_levels["x"]: other_levels["x"] has the wrong value`],
  [
    "other_levels",
    { X_Y: "full" },
    `other_levels["X_Y"]: other_levels["X_Y"] is not in lower case`,
  ],
  ["other_levels", { x: "Full" }, `other_levels["x"]: other_levels["x"] is not in lower case`],
  ["nmae", "x", `nmae: Unknown attribute "nmae"`],
])("%s = %p", (name, value, said) => {
  expect(saidOf({ ...LEAST, [name]: value })).toEqual([said]);
});

test("a finding says what is wanted, and what was probably meant", () => {
  const [level] = validate(definition, { ...LEAST, levels: { roles: "ful" } });
  expect(level).toMatchObject({
    detail: `levels.roles must be one of none, full. Did you mean "full"?`,
    fix: "Set levels.roles to one of none, full.",
  });
  const [name] = validate(definition, { ...LEAST, nmae: "x" });
  expect(name?.detail).toContain(`Did you mean "name"?`);
});

test("all findings come at once", () => {
  expect(saidOf({ size: 0, active: 1 })).toHaveLength(4);
});

describe("exactly one of two", () => {
  const constraints = [{ kind: "exactly_one_of", attributes: ["note", "size"] }] as const;

  test.each<[Config, string[]]>([
    [{ note: "a" }, []],
    [{ size: 1 }, []],
    [{}, [": None of note and size is set"]],
    [{ note: "a", size: 1 }, ["note: Both note and size are set"]],
    // The one that is not known may turn out to be null.
    [{ note: "a", size: UNKNOWN }, []],
    [{ note: UNKNOWN, size: UNKNOWN }, []],
    [{ note: UNKNOWN }, []],
  ])("%p", (config, said) => {
    expect(saidOf({ ...LEAST, ...config }, { constraints })).toEqual(said);
  });
});

test("where a rule of the model speaks of an attribute, the plain complaint is left out", () => {
  const judge = () => [
    errorDiagnostic("The rule's words", "Because.", { path: attributePath("levels", "roles") }),
  ];
  expect(saidOf({ ...LEAST, levels: { roles: "x", branding: "x" } }, { judge })).toEqual([
    `levels.branding: levels.branding cannot be "x"`,
    "levels.roles: The rule's words",
  ]);
});
