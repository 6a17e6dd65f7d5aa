import { apply, diff, type Planned, resolved, type State } from "../../../src/lifecycle";
import type { ResourceDefinition, ResourceOperations } from "../../../src/resources";
import { type KnownObject, UNKNOWN } from "../../../src/schema";
import { FakeTenant } from "../tenant/fake-tenant";
import { FULL_GADGET, GADGET } from "../schema/gadget";

const NOW = new Date("2026-06-01T00:00:00Z");
const PRIOR = FULL_GADGET;
const PLANNED: Planned = { ...PRIOR, id: UNKNOWN, other_levels: UNKNOWN };

/** A resource whose tenant answers what it is told to, and notes what it was asked for. */
function gadget(answer: KnownObject = PRIOR) {
  const calls: unknown[][] = [];
  const operations: ResourceOperations = {
    observe: async () => undefined,
    list: async () => [],
    locate: async () => ({}),
    create: async (_port, planned) => {
      calls.push(["create", planned]);
      return answer;
    },
    update: async (_port, prior, planned) => {
      calls.push(["update", prior, planned]);
      return answer;
    },
    delete: async (_port, prior) => void calls.push(["delete", prior]),
  };
  const definition: ResourceDefinition = {
    capability: "roles",
    name: "zidentity_gadget",
    title: "gadget",
    doc: { text: "A test's." },
    attributes: GADGET,
    identity: ["name"],
    declares: async () => ({}),
    takes: async () => "create_role",
    operations,
  };
  const run = (prior: State | null, planned: Planned | null) =>
    apply(definition, new FakeTenant(), diff(definition, prior, planned), NOW);
  return { calls, run };
}

test("a create sends null for what the tenant decides, and answers what it decided", async () => {
  const { calls, run } = gadget();
  expect(await run(null, PLANNED)).toEqual({ state: PRIOR, diagnostics: [] });
  expect(calls).toEqual([["create", { ...PRIOR, id: null, other_levels: null }]]);
});

test("an update sends what was and what shall be", async () => {
  const next = { ...PRIOR, name: "Two" };
  const { calls, run } = gadget(next);
  expect(await run(PRIOR, next)).toEqual({ state: next, diagnostics: [] });
  expect(calls).toEqual([["update", PRIOR, next]]);
});

test("a replacement deletes, then creates", async () => {
  const next = { ...PRIOR, owner: "u2" };
  const { calls, run } = gadget(next);
  await run(PRIOR, next);
  expect(calls.map(([call]) => call)).toEqual(["delete", "create"]);
});

test("a delete leaves no state, and where nothing changes nothing is sent", async () => {
  const { calls, run } = gadget();
  expect(await run(PRIOR, null)).toEqual({ state: null, diagnostics: [] });
  expect(await run(PRIOR, { ...PRIOR })).toEqual({ state: PRIOR, diagnostics: [] });
  expect(calls).toEqual([["delete", PRIOR]]);
});

test("the tenant's answer is kept in the spelling of the plan", async () => {
  const planned = {
    ...PRIOR,
    note: "",
    levels: { roles: "none", branding: null },
    other_levels: {},
  };
  const { run } = gadget({ ...PRIOR, note: null, levels: null, other_levels: null });
  expect(await run(null, planned)).toEqual({ state: planned, diagnostics: [] });
});

test("an answer that is not what was asked for is told, and is the state", async () => {
  const answer = { ...PRIOR, name: "Eins", levels: { roles: null, branding: null } };
  const { state, diagnostics } = await gadget(answer).run(null, PLANNED);
  expect(state).toMatchObject({ name: "Eins" });
  expect(diagnostics.map(({ severity, detail }) => [severity, detail])).toEqual([
    ["error", expect.stringContaining(`name was to become "One", and the tenant answered "Eins"`)],
    [
      "error",
      expect.stringContaining(`levels.roles was to become "full", and the tenant answered unset`),
    ],
  ]);
});

test("a value that only another object decides cannot be carried out", () => {
  expect(() => resolved({ ...PRIOR, name: UNKNOWN }, ["id"])).toThrow(/name/);
  expect(resolved({ ...PRIOR, id: UNKNOWN }, ["id"])).toMatchObject({ id: null, name: "One" });
});
