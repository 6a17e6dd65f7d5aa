import { tfplugin6 } from "../../../../src/generated/protocol";
import { smallTenant } from "../../tenant/small-tenant";
import { tenantWithout } from "../../tenant/documented-tenant";
import { coreOver } from "./core";

const ROLE = "zidentity_role";
const GROUP = "zidentity_group_role_assignment";
const ENTITLEMENT = "zidentity_service_entitlement";
const ERROR = tfplugin6.Diagnostic.Severity.ERROR;

const ASSIGNED = { group_id: "g1", role_ids: ["r2"] };
const HELD = { id: "group/g1/s1", service_id: "s1", exclusive: true, ...ASSIGNED };

test("one error a run, at the plan, names all that is missing and what works instead", async () => {
  const core = await coreOver(tenantWithout());
  const first = await core.plan(ROLE, null, { name: "R" });
  const [error, ...more] = first.diagnostics;
  expect(more).toEqual([]);
  expect(error?.severity).toBe(ERROR);
  for (const word of ["roles", "admin_entitlements", "service_entitlements"])
    expect(error?.detail).toContain(word);
  for (const command of ["zidentity plan", "zidentity runbook", "zidentity drift", "Data sources"])
    expect(error?.detail?.toLowerCase()).toContain(command.toLowerCase());
  const others = [
    await core.plan(GROUP, null, ASSIGNED),
    await core.plan(ENTITLEMENT, null, { group_id: "g1", service_id: "s2" }),
    await core.plan(ROLE, { id: "r2", name: "Desk" }, null),
    await core.read(GROUP, HELD),
  ];
  expect(others.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});

test("a refresh alone says it, and keeps the state", async () => {
  const core = await coreOver(tenantWithout());
  const { state, diagnostics } = await core.read(GROUP, HELD);
  expect(diagnostics).toHaveLength(1);
  expect(state).toMatchObject(HELD);
});

test("so does a destroy, before anything is deleted", async () => {
  const core = await coreOver(tenantWithout());
  expect((await core.plan(GROUP, HELD, null)).diagnostics).toHaveLength(1);
});

test("an apply without a plan writes nothing, and never looks like a success", async () => {
  const tenant = tenantWithout({}, ["roles"]);
  const core = await coreOver(tenant);
  const planned = { id: null, name: "R", permissions: null, other_permissions: null };
  for (const round of [1, 2]) {
    const { state, diagnostics } = await core.apply(ROLE, null, planned);
    expect([round, state, diagnostics.length]).toEqual([round, null, 1]);
  }
  expect(tenant.contents.roles.map(({ name }) => name)).not.toContain("R");
});

test("an import is refused with the same words", async () => {
  const core = await coreOver(tenantWithout());
  expect((await core.import(ROLE, "Desk")).diagnostics).toHaveLength(1);
  expect((await core.import(ROLE, "Super Admin")).diagnostics).toHaveLength(1);
});

test("what is not needed is not missed: assignments where only roles cannot be written", async () => {
  const core = await coreOver(tenantWithout({}, ["roles"]));
  const { planned, diagnostics } = await core.plan(GROUP, null, ASSIGNED);
  expect(diagnostics).toEqual([]);
  expect(planned).toMatchObject(ASSIGNED);
});

test("data sources work, and say nothing of it", async () => {
  const core = await coreOver(tenantWithout());
  expect(await core.readData("zidentity_group", { name: "Helpdesk" })).toMatchObject({
    state: { id: "g1" },
    diagnostics: [],
  });
  expect(await core.readData("zidentity_role", { name: "Desk" })).toMatchObject({
    state: { id: "r2" },
    diagnostics: [],
  });
});

test("a tenant that offers everything is not asked twice", async () => {
  const tenant = smallTenant();
  let asked = 0;
  const { entitlements } = tenant;
  Object.defineProperty(tenant, "entitlements", {
    value: (id: string) => {
      asked += 1;
      return entitlements.call(tenant, id);
    },
  });
  const core = await coreOver(tenant);
  for (const service_id of ["s1", "s2", "s3"])
    await core.plan(ENTITLEMENT, null, { group_id: "g1", service_id });
  expect(asked).toBe(1);
});
