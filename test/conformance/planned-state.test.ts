/** Terraform's law of planned states, over configurations that nobody chose. */
import fc from "fast-check";
import { tfplugin6 } from "../../src/generated/protocol";
import { levelsOf, MODULE_KEYS } from "../../src/rbac";
import { isUnknown, type KnownObject, type ObjectValue, property } from "../../src/schema";
import { startTenant, type Tenant } from "../acceptance/harness";
import { coreOfEmulator } from "../unit/terraform/server/core";
import { roleAttributes } from "../../src/resources/role-attributes";
import { promiseBreaches } from "../unit/terraform/server/law-of-planned-state";

const TYPE = "zidentity_role";
const { ERROR } = tfplugin6.Diagnostic.Severity;

const permissions = fc.record(
  Object.fromEntries(
    MODULE_KEYS.map((key) => [key, fc.option(fc.constantFrom(...levelsOf(key)))] as const),
  ),
  { requiredKeys: [] },
);

/** Modules that this build does not know, in the lower case that the attribute wants. */
const otherPermissions = fc.dictionary(
  fc.stringMatching(/^x_[a-z]{1,8}$/),
  fc.constantFrom("none", "observe", "view_only", "full"),
  { maxKeys: 3 },
);

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });

/** fast-check leaves keys out, which TypeScript cannot know. */
function withoutUndefined(drawn: object): ObjectValue {
  return JSON.parse(JSON.stringify(drawn)) as ObjectValue;
}

const config = fc.record(
  {
    // The embedded tenant stores names without the white space around them, and the provider then says so.
    name: text.map((name) => name.trim()).filter((name) => name !== ""),
    description: fc.option(fc.oneof(fc.constant(""), text)),
    permissions: fc.option(permissions),
    other_permissions: fc.option(otherPermissions),
  },
  { requiredKeys: ["name"] },
);

let tenant: Tenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.emulator.close());

test("a role is planned as configured, made as planned, and then there is nothing to do", async () => {
  await fc.assert(
    fc.asyncProperty(config, config, async (first, second) => {
      const core = await coreOfEmulator(tenant.emulator);
      let state: KnownObject | null = null;
      try {
        for (const next of [first, second].map(withoutUndefined)) {
          const { planned, diagnostics } = await core.plan(TYPE, state, next);
          // A module that an earlier step declared and this one does not is a notice, no error.
          expect(diagnostics.filter(({ severity }) => severity === ERROR)).toEqual([]);
          if (planned === null) throw new Error("Nothing is planned.");
          expect(isUnknown(property(planned, "id"))).toBe(state === null);

          const made = await core.apply(TYPE, state, planned);
          expect(made.diagnostics).toEqual([]);
          if (made.state === null) throw new Error("Nothing is made.");
          expect(promiseBreaches(roleAttributes, planned, made.state)).toEqual([]);

          state = (await core.read(TYPE, made.state)).state;
          expect(state).toEqual(made.state);
          expect((await core.plan(TYPE, state, next)).planned).toEqual(state);
        }
      } finally {
        if (state !== null) await core.apply(TYPE, state, null);
      }
    }),
    { numRuns: 60 },
  );
});
