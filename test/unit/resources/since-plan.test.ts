import type { Diagnostic } from "../../../src/diagnostics";
import { apply, diff, type Planned, type State } from "../../../src/lifecycle";
import { resourceNamed } from "../../../src/resources";
import type { GrantRecord, RoleRecord } from "../../../src/tenant";
import { smallTenant, USER_ANN } from "../tenant/small-tenant";

const NOW = new Date("2026-06-01T00:00:00Z");

const STATE = {
  id: "user/u1/s2",
  user_id: "u1",
  service_id: "s2",
  role_ids: ["a"],
  scope_id: null,
  exclusive: true,
  expires_at: null,
  active: true,
};

function holding(...ids: string[]): GrantRecord[] {
  const roles = ids.map((id) => ({ id, name: `Role ${id}` }));
  return [{ principal: USER_ANN, serviceId: "s2", roles }];
}

async function carryOut(
  name: string,
  tenant: ReturnType<typeof smallTenant>,
  prior: State | null,
  planned: Planned | null,
): Promise<{ said: readonly Diagnostic[]; state: State | null }> {
  const definition = resourceNamed(name);
  if (definition === undefined) throw new Error(name);
  const { diagnostics, state } = await apply(
    definition,
    tenant,
    diff(definition, prior, planned),
    NOW,
  );
  return { said: diagnostics, state };
}

const assign = (grants: GrantRecord[], prior: State | null, planned: Planned | null) =>
  carryOut("zidentity_user_role_assignment", smallTenant({ grants }), prior, planned);

describe("an assignment", () => {
  test("says which role it took away that the plan did not show", async () => {
    const next = { ...STATE, role_ids: ["b"] };
    const { said } = await assign(holding("a", "x", "y"), STATE, next);
    expect(said.map(({ severity, summary }) => [severity, summary])).toEqual([
      ["warning", `"Role x", "Role y" was taken away from user "ann@example.com"`],
    ]);
    expect(said[0]?.detail).toContain("somebody granted it since");
  });

  test("says so when it is removed, and when it is made over a record", async () => {
    const [removed, made] = [
      await assign(holding("a", "x"), STATE, null),
      await assign(holding("x"), null, STATE),
    ];
    for (const { said } of [removed, made])
      expect(said.map(({ severity, summary }) => [severity, summary])).toEqual([
        ["warning", `"Role x" was taken away from user "ann@example.com"`],
      ]);
  });

  test.each<[string, GrantRecord[], State | null, Planned | null]>([
    ["what the plan showed", holding("a"), STATE, { ...STATE, role_ids: ["b"] }],
    ["nothing that was there", [], null, STATE],
    ["what it declares", holding("a"), null, { ...STATE, role_ids: ["a", "b"] }],
    [
      "nothing, being shared",
      holding("a", "x"),
      { ...STATE, exclusive: false },
      { ...STATE, exclusive: false, role_ids: ["b"] },
    ],
  ])("is silent about %s", async (_what, grants, prior, planned) => {
    expect((await assign(grants, prior, planned)).said).toEqual([]);
  });
});

describe("a role", () => {
  const DESK = {
    id: "r2",
    name: "Desk",
    description: "First line",
    permissions: { roles: "view_only" },
    other_permissions: null,
  };
  const next = { ...DESK, permissions: { roles: "full" } };
  const replace = (current: Partial<RoleRecord>, prior = DESK, planned: Planned = next) => {
    const record = { id: "r2", name: "Desk", description: "First line", ...current };
    const tenant = smallTenant({ roles: [{ permissions: { ROLES: "VIEW_ONLY" }, ...record }] });
    return carryOut("zidentity_role", tenant, prior, planned);
  };

  test("that nobody changed since the plan is silent", async () => {
    expect((await replace({})).said).toEqual([]);
  });

  test("says what of somebody else's it undid", async () => {
    const { said } = await replace({
      name: "Front desk",
      permissions: { ROLES: "VIEW_ONLY", BRANDING: "FULL" },
    });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({
      severity: "warning",
      summary: `Somebody else's change to role "Front desk" was undone`,
      detail: expect.stringContaining(`name ("Front desk", now "Desk"), branding (full, now none)`),
    });
  });

  test("is silent where somebody else did just what is planned", async () => {
    expect((await replace({ permissions: { ROLES: "FULL" } })).said).toEqual([]);
  });

  test("keeps a module that nobody knows and that came after the plan, without a difference", async () => {
    const { said, state } = await replace({ permissions: { ROLES: "VIEW_ONLY", NEW_ONE: "FULL" } });
    expect(said).toEqual([]);
    expect(state).toEqual(next);
  });

  test("keeps one beside those that are declared, too", async () => {
    const others = { other_permissions: { first: "full" } };
    const { said, state } = await replace(
      { permissions: { ROLES: "VIEW_ONLY", FIRST: "FULL", SECOND: "OBSERVE" } },
      { ...DESK, ...others } as unknown as typeof DESK,
      { ...next, ...others },
    );
    expect(said).toEqual([]);
    expect(state).toEqual({ ...next, ...others });
  });
});
