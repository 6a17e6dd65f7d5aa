import { adopt, compareWithTenant, execute, planRun, portalTasks } from "../../../../src/engine";
import type { Manifest, ManifestIgnore } from "../../../../src/manifest";
import { type FakeTenant, readable } from "../../tenant/fake-tenant";
import { GROUP_HELPDESK, smallTenant } from "../../tenant/small-tenant";
import { type Declaration, declaredWith, NOW } from "../declared";

const BY = { reason: "theirs", owner: "it@x.example" };
const ON_ZPA = (more: object): Declaration => [
  "group_role_assignment",
  { group: "Helpdesk", service: "ZPA", roles: [{ id: "7" }], ...more },
];
const ON_ZIAM: Declaration = ["group_role_assignment", { group: "Helpdesk", roles: ["Desk"] }];

const DESK: Declaration = [
  "role",
  { name: "Desk", description: "First line", permissions: { audit_logs: "view_only" } },
];

const sparing = (...ignore: Partial<ManifestIgnore>[]): Partial<Manifest> => ({
  ignore: ignore.map((entry) => ({ ...BY, ...entry })),
});
const holding = (serviceId: string, scope: string | undefined, ...ids: string[]): FakeTenant =>
  smallTenant({
    grants: [
      {
        principal: GROUP_HELPDESK,
        serviceId,
        roles: ids.map((id) => ({ id })),
        ...(scope === undefined ? {} : { scope: { id: scope } }),
      },
    ],
  });

describe("the scope of a record of which roles are spared", () => {
  const rules = async (tenant: FakeTenant, more: object, ignore = sparing({ groups: ["*"] })) => {
    const { problems } = await compareWithTenant(declaredWith(ignore, ON_ZPA(more)), tenant, NOW);
    return problems.map(({ diagnostic }) => diagnostic.ruleId);
  };

  test("may not become another one, nor none", async () => {
    for (const more of [{}, { scope: "Plant" }, { scope: "Plant", exclusive: false }])
      expect(await rules(holding("s4", "0", "8"), more)).toContain("ownership/ignored-scope");
    expect(await rules(holding("s4", undefined, "8"), { scope: "Plant" })).toContain(
      "ownership/ignored-scope",
    );
  });

  test("stays where it is declared as it is, or not spoken of by who leaves others alone", async () => {
    for (const more of [{ scope: "Default" }, { exclusive: false }])
      expect(await rules(holding("s4", "0", "8"), more)).not.toContain("ownership/ignored-scope");
  });

  test("is the declaration's alone where nothing else is held", async () => {
    expect(await rules(holding("s4", "0", "7"), { scope: "Plant" })).not.toContain(
      "ownership/ignored-scope",
    );
    expect(await rules(holding("s4", "0", "8"), { scope: "Plant" }, {})).not.toContain(
      "ownership/ignored-scope",
    );
  });

  test("is kept by a write that does not speak of it, and refused to one that came too late", async () => {
    const tenant = holding("s4", "0", "8");
    const shared = declaredWith(sparing({ groups: ["*"] }), ON_ZPA({ exclusive: false }));
    const { plan } = await planRun(shared, readable(tenant), NOW);
    expect((await execute(plan, tenant, { now: NOW })).map(({ outcome }) => outcome)).toEqual([
      "done",
    ]);
    expect(tenant.contents.grants).toEqual(
      [
        {
          principal: GROUP_HELPDESK,
          serviceId: "s4",
          roles: [{ id: "7" }, { id: "8" }],
          scope: { id: "0" },
        },
      ].map((grant) => ({ ...grant, principal: { type: "GROUP", id: "g1" } })),
    );
    const late = smallTenant();
    const scoped = declaredWith(sparing({ groups: ["*"] }), ON_ZPA({ scope: "Plant" }));
    const run = await planRun(scoped, readable(late), NOW);
    const since = holding("s4", "0", "8").contents.grants;
    late.contents.grants = since;
    expect((await execute(run.plan, late, { now: NOW })).map(({ outcome }) => outcome)).toEqual([
      "failed",
    ]);
    expect(late.contents.grants).toEqual(since);
  });
});

test("an adoption asks nobody to declare what is spared", async () => {
  const tenant = holding("s1", undefined, "r1", "r2");
  const loaded = declaredWith(sparing({ roles: ["*"] }), ON_ZIAM);
  const { edits, additions } = adopt(await compareWithTenant(loaded, tenant, NOW));
  expect({ edits, additions }).toEqual({ edits: [], additions: [] });
});

test("who works by hand is told what stays", async () => {
  const tenant = holding("s1", undefined, "r1");
  const loaded = declaredWith(sparing({ roles: ["Super *"] }), ON_ZIAM);
  const comparison = await compareWithTenant(loaded, tenant, NOW);
  expect(portalTasks(comparison, await tenant.services())).toEqual([
    expect.objectContaining({ action: "change", roles: ["Desk"], keeps: ["Super Admin"] }),
  ]);
});

test("the rules judge a record with what stays of it", async () => {
  const tenant = holding("s1", undefined, "r1", "r2");
  const policies: Manifest["policies"] = [
    {
      id: "house/no-owner",
      kind: "forbidden_combination",
      modules: { roles: "full", audit_logs: "view_only" },
    },
  ];
  const rules = async (ignore: Partial<Manifest>) => {
    const loaded = declaredWith({ ...ignore, policies }, DESK, ON_ZIAM);
    const { problems } = await compareWithTenant(loaded, tenant, NOW);
    return problems.map(({ diagnostic }) => diagnostic.ruleId);
  };
  expect(await rules({})).not.toContain("house/no-owner");
  expect(await rules(sparing({ roles: ["Super *"] }))).toContain("house/no-owner");
});
