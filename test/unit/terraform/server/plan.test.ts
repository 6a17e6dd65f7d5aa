import { tfplugin6 } from "../../../../src/generated/protocol";
import { type ObjectValue, UNKNOWN } from "../../../../src/schema";
import { GROUP_HELPDESK, smallTenant } from "../../tenant/small-tenant";
import { coreOver } from "./core";

const ROLE = "zidentity_role";
const ASSIGNMENT = "zidentity_group_role_assignment";

const summaries = (diagnostics: readonly { summary?: string | null }[]) =>
  diagnostics.map(({ summary }) => summary);

test("a create: set values as they are, defaults filled in, the tenant's own unknown", async () => {
  const core = await coreOver(smallTenant());
  const config: ObjectValue = { group_id: "g1", role_ids: [UNKNOWN] };
  const { planned, requiresReplace, diagnostics } = await core.plan(ASSIGNMENT, null, config);
  expect(planned).toEqual({
    id: UNKNOWN,
    group_id: "g1",
    service_id: "s1",
    role_ids: [UNKNOWN],
    scope_id: null,
    exclusive: true,
    expires_at: null,
    active: true,
  });
  expect([requiresReplace, diagnostics]).toEqual([[], []]);
});

test("a destroy plans nothing, whatever the tenant holds", async () => {
  const core = await coreOver(smallTenant());
  expect(await core.plan(ROLE, { id: "r2", name: "Desk" }, null)).toMatchObject({ planned: null });
});

test("a replacement names the attributes that need it", async () => {
  const core = await coreOver(smallTenant());
  const prior = {
    id: "group/g1/s1",
    group_id: "g1",
    service_id: "s1",
    role_ids: ["r2"],
    exclusive: true,
  };
  const { requiresReplace } = await core.plan(ASSIGNMENT, prior, {
    group_id: "g2",
    role_ids: ["r1"],
  });
  expect(requiresReplace).toEqual([{ steps: [{ attributeName: "group_id" }] }]);
});

test("findings are placed on their attribute; one within permissions by key, for Terraform to find its line", async () => {
  const core = await coreOver(smallTenant());
  const { diagnostics } = await core.plan(ROLE, null, { name: "Desk" });
  expect(diagnostics).toMatchObject([{ attribute: { steps: [{ attributeName: "name" }] } }]);
  const found = await core.validate(ROLE, { name: "R", permissions: { audit_logs: "full" } });
  expect(found).toMatchObject([
    {
      attribute: { steps: [{ attributeName: "permissions" }, { elementKeyString: "audit_logs" }] },
    },
  ]);
});

describe("two declarations of one thing", () => {
  test("are refused at the second", async () => {
    const core = await coreOver(smallTenant());
    const config = { group_id: "g1", role_ids: ["r2"] };
    expect((await core.plan(ASSIGNMENT, null, config)).diagnostics).toEqual([]);
    const second = await core.plan(ASSIGNMENT, null, {
      ...config,
      service_id: "s1",
      role_ids: ["r1"],
    });
    expect(summaries(second.diagnostics)).toEqual([
      "Two declarations of one group role assignment",
    ]);
  });

  test("are two things where what tells them apart is not known yet", async () => {
    const core = await coreOver(smallTenant());
    const config: ObjectValue = { group_id: UNKNOWN, role_ids: ["r2"] };
    for (let time = 0; time < 2; time += 1) {
      expect((await core.plan(ASSIGNMENT, null, config)).diagnostics).toEqual([]);
    }
  });
});

describe("a name that is taken", () => {
  test("by somebody else is refused", async () => {
    const core = await coreOver(smallTenant());
    const { diagnostics } = await core.plan(ROLE, null, { name: "Desk" });
    expect(summaries(diagnostics)).toEqual([`The role name "Desk" is taken`]);
  });

  test("by an object of this configuration may be about to be free: that is a warning", async () => {
    const core = await coreOver(smallTenant());
    await core.read(ROLE, { id: "r2", name: "Desk" });
    expect((await core.plan(ROLE, null, { name: "Desk" })).diagnostics).toMatchObject([
      { severity: tfplugin6.Diagnostic.Severity.WARNING, summary: `The role name "Desk" is taken` },
    ]);
  });
});

test("what a replacement takes away is said, as of a new object", async () => {
  const tenant = smallTenant({
    grants: [{ principal: GROUP_HELPDESK, serviceId: "s1", roles: [{ id: "r1" }] }],
  });
  const core = await coreOver(tenant);
  const prior = {
    id: "group/g2/s1",
    group_id: "g2",
    service_id: "s1",
    role_ids: ["r1"],
    exclusive: true,
  };
  const { diagnostics } = await core.plan(ASSIGNMENT, prior, { group_id: "g1", role_ids: ["r2"] });
  expect(summaries(diagnostics)).toEqual([
    `This assignment takes "Super Admin" away from group "Helpdesk"`,
  ]);
});

test("a tenant that fails is an error of the plan", async () => {
  const tenant = smallTenant({ services: [] });
  const core = await coreOver(tenant);
  const { planned, diagnostics } = await core.plan(ASSIGNMENT, null, {
    group_id: "g1",
    role_ids: ["r2"],
  });
  expect(planned).toBeNull();
  expect(summaries(diagnostics)).toEqual(["ZIdentity's own service was not found"]);
});

test("what nobody declares and this version does not know is said once a run", async () => {
  const roles = [{ id: "r2", name: "Desk", permissions: { QUANTUM_KEYS: "OBSERVE" } }];
  const core = await coreOver(smallTenant({ roles }));
  const prior = { id: "r2", name: "Desk", other_permissions: { quantum_keys: "observe" } };
  const said = [
    (await core.plan(ROLE, prior, { name: "Desk" })).diagnostics,
    (await core.plan(ROLE, prior, { name: "Desk" })).diagnostics,
  ];
  expect(said.map((diagnostics) => diagnostics.length)).toEqual([1, 0]);
});
