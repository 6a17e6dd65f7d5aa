import { DiagnosticsError, errorDiagnostic } from "../../../../src/diagnostics";
import { type ObjectValue, UNKNOWN } from "../../../../src/schema";
import { smallTenant } from "../../tenant/small-tenant";
import { coreOver } from "./core";

const ROLE = "zidentity_role";
const DESK = {
  id: "r2",
  name: "Desk",
  description: "First line",
  permissions: null,
  other_permissions: null,
};

function broken() {
  const tenant = smallTenant();
  const refuse = () => Promise.reject(new DiagnosticsError([errorDiagnostic("No", "Because.")]));
  tenant.createRole = refuse;
  tenant.replaceRole = refuse;
  tenant.deleteRole = refuse;
  return coreOver(tenant);
}

test("a create that fails leaves nothing", async () => {
  const planned: ObjectValue = { ...DESK, id: UNKNOWN, name: "New", other_permissions: UNKNOWN };
  expect(await (await broken()).apply(ROLE, null, planned)).toMatchObject({
    state: null,
    diagnostics: [{ summary: "No", detail: "Because." }],
  });
});

test.each([
  ["an update", { ...DESK, name: "New" }],
  ["a delete", null],
])("%s that fails leaves what was there", async (_what, planned) => {
  const { state, diagnostics } = await (await broken()).apply(ROLE, DESK, planned);
  expect(state).toMatchObject({ id: "r2", name: "Desk" });
  expect(diagnostics).toHaveLength(1);
});

test("a mistake of this program is not shown as the user's", async () => {
  const tenant = smallTenant();
  tenant.deleteRole = () => Promise.reject(new RangeError("a mistake"));
  const core = await coreOver(tenant);
  await expect(core.apply(ROLE, DESK, null)).rejects.toThrow(RangeError);
});

test("a change to another spelling alone is put down", async () => {
  const core = await coreOver(smallTenant());
  const prior = (await core.read(ROLE, DESK)).state;
  const spelled = {
    ...prior,
    permissions: { ...(prior?.["permissions"] as object), branding: "none" },
  };
  expect((await core.apply(ROLE, prior, spelled)).state).toEqual(spelled);
});
