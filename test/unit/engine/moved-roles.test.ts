import { makePlan, planRun } from "../../../src/engine";
import { readOrderFacts, toWaves } from "../../../src/engine/plan/run-order";
import { apply } from "../../../src/lifecycle";
import type { ManifestMove } from "../../../src/manifest";
import type { RoleRecord } from "../../../src/tenant";
import { readable } from "../tenant/fake-tenant";
import { smallTenant } from "../tenant/small-tenant";
import { type Declaration, declaredWith, NOW } from "./declared";

const role = (id: string, name = id): RoleRecord => ({
  id,
  name,
  systemDefined: false,
  permissions: {},
});
const PREDEFINED: RoleRecord = {
  id: "r1",
  name: "Super Admin",
  systemDefined: true,
  permissions: { ROLES: "FULL" },
};

/** Carries the run out; answers the names by id, or the rules that refuse it. */
async function run(names: string[], moves: string[], declares: string[]) {
  const tenant = smallTenant({ roles: [PREDEFINED, ...names.map((name) => role(name))] });
  const moved = moves.map((move): ManifestMove => {
    const [from = "", to = ""] = move.split(">");
    return { from, to };
  });
  const roles = declares.map((name): Declaration => ["role", { name, description: "d" }]);
  const loaded = declaredWith({ moved }, ...roles);
  const { plan, comparison } = await planRun(loaded, readable(tenant), NOW);
  const errors = comparison.problems.filter(({ diagnostic }) => diagnostic.severity === "error");
  if (errors.length > 0) return errors.map(({ diagnostic }) => diagnostic.ruleId);
  for (const wave of toWaves(plan.steps, await readOrderFacts(plan.steps, tenant))) {
    const names = tenant.contents.roles.map(({ name }) => name);
    for (const { step, change } of wave) await apply(step.definition, tenant, change, NOW);
    // A tenant has no two roles of one name, at no moment.
    expect(new Set(tenant.contents.roles.map(({ name }) => name)).size).toBe(
      new Set(names).size + wave.filter(({ change }) => change.action === "create").length,
    );
  }
  const again = await planRun(loaded, readable(tenant), NOW);
  expect(makePlan(again.comparison, []).steps).toEqual([]);
  return Object.fromEntries(tenant.contents.roles.slice(1).map(({ id, name }) => [id, name]));
}

test.each<[string, string[], string[], string[], Record<string, string>]>([
  ["one", ["a"], ["a>b"], ["b"], { a: "b" }],
  ["one that is done", ["b"], ["a>b"], ["b"], { b: "b" }],
  ["one whose role was never there", [], ["a>b"], ["b"], { "new-b": "b" }],
  ["a chain of two", ["a", "b"], ["a>b", "b>c"], ["b", "c"], { a: "b", b: "c" }],
  [
    "a chain of four, whatever its order",
    ["a", "b", "c", "d"],
    ["b>c", "a>b", "d>e", "c>d"],
    ["b", "c", "d", "e"],
    { a: "b", b: "c", c: "d", d: "e" },
  ],
  [
    "a chain that was ended in the middle",
    ["a", "c"],
    ["a>b", "b>c"],
    ["b", "c"],
    { a: "b", c: "c" },
  ],
  ["a name that is given free and taken anew", ["a"], ["a>b"], ["b"], { a: "b" }],
  [
    "a name like a property of every object",
    ["constructor"],
    ["constructor>__proto__"],
    ["__proto__"],
    { constructor: "__proto__" },
  ],
])("%s", async (_, names, moves, declares, after) => {
  expect(Object.entries((await run(names, moves, declares)) as object)).toEqual(
    Object.entries(after),
  );
});

test.each<[string, string[], string[], string[]]>([
  ["a ring", ["a", "b"], ["a>b", "b>a"], ["a", "b"]],
  ["a role to itself", ["a"], ["a>a"], ["a"]],
  ["a name that nobody declares", ["a"], ["a>b"], []],
  ["a former name that is declared as well", ["a"], ["a>b"], ["a", "b"]],
  ["both names there", ["a", "b"], ["a>b"], ["b"]],
  ["two to one", ["a", "b"], ["a>c", "b>c"], ["c"]],
  ["one to two", ["a"], ["a>b", "a>c"], ["b", "c"]],
  ["a predefined one", [], ["Super Admin>b"], ["b"]],
])("refused: %s", async (_, names, moves, declares) => {
  const rules = await run(names, moves, declares);
  expect(rules).toContain("moved/not-clear");
});
