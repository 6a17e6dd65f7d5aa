import { diff, type Planned, type State } from "../../../src/lifecycle";
import { attributePath, formatPath } from "../../../src/diagnostics";
import { type KnownObject, UNKNOWN } from "../../../src/schema";
import { FULL_GADGET, GADGET } from "../schema/gadget";

const definition = { attributes: GADGET };
const PRIOR = FULL_GADGET;

function changedTo(planned: Planned) {
  return diff(definition, PRIOR, { ...PRIOR, ...planned });
}

test.each<[string, State | null, Planned | null, string]>([
  ["nothing to something", null, PRIOR, "create"],
  ["something to nothing", PRIOR, null, "delete"],
  ["nothing to nothing", null, null, "none"],
  ["something to the same", PRIOR, { ...PRIOR, role_ids: ["r2", "r1"] }, "none"],
  ["something to something else", PRIOR, { ...PRIOR, name: "Two" }, "update"],
  ["one owner to another", PRIOR, { ...PRIOR, owner: "u2" }, "replace"],
  ["an owner to one who is not known yet", PRIOR, { ...PRIOR, owner: UNKNOWN }, "replace"],
])("%s", (_what, prior, planned, action) => {
  expect(diff(definition, prior, planned).action).toBe(action);
});

test("each attribute that differs, by path, with what was and what shall be", () => {
  const { attributes } = changedTo({ note: null, levels: { roles: "full", branding: "full" } });
  expect(attributes).toEqual([
    { path: attributePath("note"), before: "First", after: null, forcesReplacement: false },
    {
      path: attributePath("levels", "branding"),
      before: null,
      after: "full",
      forcesReplacement: false,
    },
  ]);
});

test.each<[string, Planned, string[]]>([
  ["an object that goes", { levels: null }, ["levels.roles"]],
  ["an object that is not known", { levels: UNKNOWN }, ["levels"]],
  ["a level that is not known", { levels: { roles: UNKNOWN } }, ["levels.roles"]],
  ["a set", { role_ids: ["r1"] }, ["role_ids"]],
  ["a map", { other_levels: {} }, ["other_levels"]],
])("%s", (_what, planned, paths) => {
  expect(changedTo(planned).attributes.map(({ path }) => formatPath(path))).toEqual(paths);
});

test("an object without any value is another value than none, as Terraform has it", () => {
  const without: KnownObject = { ...PRIOR, levels: null };
  for (const levels of [{}, { roles: null, branding: null }]) {
    const change = diff(definition, without, { ...without, levels });
    expect(change.attributes.map(({ path }) => formatPath(path))).toEqual(["levels"]);
    expect(diff(definition, { ...without, levels }, without).action).toBe("update");
  }
});

test("only a change that needs it forces a replacement", () => {
  const { attributes } = changedTo({ owner: "u2", name: "Two" });
  expect(
    attributes.map(({ path, forcesReplacement }) => [formatPath(path), forcesReplacement]),
  ).toEqual([
    ["name", false],
    ["owner", true],
  ]);
});
