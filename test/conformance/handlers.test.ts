/** The life of every resource through the provider's handlers and the real client, over HTTP, without Terraform. */
import { tfplugin6 } from "../../src/generated/protocol";
import { RESOURCES } from "../../src/resources";
import { type KnownObject, type ObjectValue, requiredString } from "../../src/schema";
import { withTenant } from "../acceptance/harness";
import { type Core, coreOfEmulator } from "../unit/terraform/server/core";
import { promiseBreaches } from "../unit/terraform/server/law-of-planned-state";
import { CASES, caseOf } from "./cases";

test("every resource has a case, and every case a resource", () => {
  expect(Object.keys(CASES).sort()).toEqual(RESOURCES.map(({ name }) => name).sort());
});

describe.each(RESOURCES)("$name", ({ name, attributes }) => {
  /** One run of Terraform: plan and apply, each in a provider process of its own. */
  async function applied(
    fresh: () => Promise<Core>,
    prior: KnownObject | null,
    config: ObjectValue,
  ) {
    expect(errorsIn(await (await fresh()).validate(name, config))).toEqual([]);
    const { planned, diagnostics, requiresReplace } = await (
      await fresh()
    ).plan(name, prior, config);
    expect(errorsIn(diagnostics)).toEqual([]);
    expect(requiresReplace).toEqual([]);
    const result = await (await fresh()).apply(name, prior, planned);
    expect(result.diagnostics).toEqual([]);
    if (planned === null || result.state === null) throw new Error("Nothing was planned or made.");
    expect(promiseBreaches(attributes, planned, result.state)).toEqual([]);
    return result.state;
  }

  async function expectNoChange(core: Core, state: KnownObject, config: ObjectValue) {
    const read = await core.read(name, state);
    expect(read.state).toEqual(state);
    const again = await core.plan(name, read.state, config);
    expect(again.planned).toEqual(state);
  }

  test("is created, read, planned again without a change, updated, imported and deleted", () =>
    withTenant(async (tenant) => {
      const fresh = () => coreOfEmulator(tenant.emulator);
      const { config, updated, importName, stored } = caseOf(name);
      expect(stored(tenant)).toBeUndefined();

      let state = await applied(fresh, null, config(tenant));
      expect(stored(tenant)).toBeDefined();
      await expectNoChange(await fresh(), state, config(tenant));

      for (const id of [requiredString(state, "id"), importName]) {
        const core = await fresh();
        const found = await core.import(name, id);
        expect(found.diagnostics).toEqual([]);
        const { state: read } = await core.read(name, found.state);
        expect(read?.["id"]).toBe(state["id"]);
        await expectNoChangeInTenant(core, read, config(tenant));
      }

      if (updated !== undefined) {
        const { id } = state;
        const before = stored(tenant);
        state = await applied(fresh, state, updated(tenant));
        expect(state["id"]).toBe(id);
        expect(stored(tenant)).not.toEqual(before);
        await expectNoChange(await fresh(), state, updated(tenant));
      }

      for (let time = 0; time < 2; time += 1) {
        const removed = await (await fresh()).apply(name, state, null);
        expect(removed).toEqual({ state: null, diagnostics: [] });
        expect(stored(tenant)).toBeUndefined();
      }
      expect((await (await fresh()).read(name, state)).state).toBeNull();
    }));

  /** After an import the spelling of a configuration is not known, so that a plan may change the spelling alone. */
  async function expectNoChangeInTenant(core: Core, read: KnownObject | null, config: ObjectValue) {
    const { planned, requiresReplace } = await core.plan(name, read, config);
    expect(requiresReplace).toEqual([]);
    expect((await core.apply(name, read, planned)).diagnostics).toEqual([]);
  }
});

function errorsIn(diagnostics: readonly { severity?: number | null; summary?: string | null }[]) {
  return diagnostics
    .filter(({ severity }) => severity === tfplugin6.Diagnostic.Severity.ERROR)
    .map(({ summary }) => summary);
}
