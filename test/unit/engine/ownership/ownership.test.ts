import { planRun } from "../../../../src/engine";
import type { Manifest, ManifestIgnore, ManifestScope } from "../../../../src/manifest";
import { type FakeTenant, readable } from "../../tenant/fake-tenant";
import { GROUP_HELPDESK, smallTenant, USER_ANN } from "../../tenant/small-tenant";
import { type Declaration, declaredWith, NOW } from "../declared";

const on = (
  serviceId: string,
  principal: typeof USER_ANN | typeof GROUP_HELPDESK,
  ...ids: string[]
) => ({
  principal,
  serviceId,
  roles: ids.map((id) => ({ id })),
});

function tenant(): FakeTenant {
  return smallTenant({
    grants: [
      on("s1", GROUP_HELPDESK, "r1", "r2"),
      on("s1", USER_ANN, "r1"),
      on("s2", USER_ANN, "41"),
    ],
    entitlements: [{ principal: USER_ANN, serviceId: "s4" }],
  });
}

const owning = (...over: ManifestScope[]): Partial<Manifest> => ({
  ownership: { mode: "authoritative", over },
});
const OTHER: Declaration = ["role", { name: "Other" }];

async function planned(more: Partial<Manifest>, ...resources: readonly Declaration[]) {
  const { plan, comparison } = await planRun(
    declaredWith(more, ...resources),
    readable(tenant()),
    NOW,
  );
  const errors = comparison.problems.filter(({ diagnostic }) => diagnostic.severity === "error");
  return {
    removed: plan.steps
      .filter(({ reason }) => reason === "not_declared")
      .map(({ change }) => {
        const { id, role_ids: roles } = "prior" in change ? change.prior : {};
        return JSON.stringify([id, roles ?? []]);
      })
      .sort(),
    rules: errors.map(({ diagnostic }) => diagnostic.ruleId),
    warnings: comparison.problems
      .filter(({ diagnostic }) => diagnostic.severity === "warning")
      .map(({ diagnostic }) => diagnostic.ruleId),
    unmanaged: comparison.unmanaged.length,
    ignored: comparison.ignored.length,
  };
}

describe("what is removed", () => {
  test("is nothing by default", async () => {
    expect((await planned({}, OTHER)).removed).toEqual([]);
    expect((await planned({ ownership: { mode: "additive" } }, OTHER)).removed).toEqual([]);
  });

  test.each<[string, ManifestScope, string[]]>([
    ["a service", { services: ["ZIA"] }, []],
    [
      "one of two services of a name",
      { services: [{ name: "ZIA", cloud_name: "one.net" }] },
      ['["user/u1/s2",["41"]]'],
    ],
    [
      "users, whatever the case of a login",
      { users: ["ANN@*"] },
      ['["user/u1/s1",["r1"]]', '["user/u1/s2",["41"]]', '["user/u1/s4",[]]'],
    ],
    ["groups, in their case", { groups: ["Help*"] }, ['["group/g1/s1",["r1","r2"]]']],
    ["groups in another case", { groups: ["help*"] }, []],
    [
      "the records that hold a role, that role alone",
      { roles: ["Super*"] },
      ['["group/g1/s1",["r1"]]', '["user/u1/s1",["r1"]]'],
    ],
    [
      "all criteria together",
      { roles: ["*"], services: ["ZIAM"], users: ["*"] },
      ['["user/u1/s1",["r1"]]'],
    ],
    [
      "a pattern is no regular expression",
      { users: ["ann.example.com", "(ann|x)*", "[a]nn*"] },
      [],
    ],
    ["an id", { services: [{ id: "s4" }] }, ['["user/u1/s4",[]]']],
  ])("%s", async (_, scope, removed) => {
    expect((await planned(owning(scope), OTHER)).removed).toEqual(removed);
  });

  test("never holds what is declared, or the roles of a shared record that are", async () => {
    const shared: Declaration = [
      "group_role_assignment",
      { group: "Helpdesk", roles: ["Desk"], exclusive: false },
    ];
    const { removed } = await planned(owning({ groups: ["*"] }), shared);
    expect(removed).toEqual(['["group/g1/s1",["r1"]]']);
  });

  test("is taken role by role: what somebody grants meanwhile stays", async () => {
    const where = tenant();
    const loaded = declaredWith(owning({ roles: ["Super*"], groups: ["*"] }), OTHER);
    const { plan } = await planRun(loaded, readable(where), NOW);
    where.contents.grants = where.contents.grants.map((grant) =>
      grant.principal === GROUP_HELPDESK
        ? { ...grant, roles: [...grant.roles, { id: "r9" }] }
        : grant,
    );
    const [removal] = plan.steps.filter(({ reason }) => reason === "not_declared");
    await removal!.definition.operations.delete(
      where,
      "prior" in removal!.change ? removal!.change.prior : {},
      () => undefined,
    );
    expect(
      where.contents.grants
        .find(({ principal }) => principal.id === "g1")
        ?.roles.map(({ id }) => id),
    ).toEqual(["r2", "r9"]);
  });

  test("is nothing of a kind of which a declaration could not be resolved to its object", async () => {
    const unknown: Declaration = [
      "user_role_assignment",
      { user: "who@x.example", roles: ["Desk"] },
    ];
    const { removed, rules } = await planned(owning({ users: ["*"], groups: ["*"] }), unknown);
    expect(removed.filter((id) => id.includes("user/u1/s1"))).toEqual([]);
    expect(rules.length).toBeGreaterThan(0);
  });

  test("is not the object of a declaration whose roles could not be found", async () => {
    const wrong: Declaration = [
      "group_role_assignment",
      { group: "Helpdesk", roles: ["Nobody's"] },
    ];
    expect((await planned(owning({ groups: ["*"] }), wrong)).removed).toEqual([]);
  });
});

describe("refused", () => {
  test("an empty desired state that owns something", async () => {
    expect((await planned(owning({ users: ["*"] }))).rules).toContain(
      "ownership/empty-desired-state",
    );
    expect((await planned({})).rules).toEqual([]);
  });

  test("a service that is not there, or that two are called, in ownership and in ignore", async () => {
    const by = { reason: "theirs", owner: "it@x.example" };
    for (const name of ["ZIAA", "ZIA"]) {
      expect((await planned(owning({ services: [name] }), OTHER)).rules).toEqual([
        "ownership/unknown-service",
      ]);
      const ignore: ManifestIgnore[] = [{ services: [name], ...by }];
      expect((await planned({ ...owning({ users: ["*"] }), ignore }, OTHER)).rules).toContain(
        "ownership/unknown-service",
      );
    }
  });

  test("a role that is to go while somebody outside of what is owned holds it", async () => {
    const { rules } = await planned(
      owning({ roles: ["Desk"], services: ["ZIAM"], users: ["*"] }, { roles: ["Desk"] }),
      OTHER,
    );
    expect(rules).toEqual([]);
    const outside: Declaration = [
      "group_role_assignment",
      { group: "Helpdesk", roles: [{ id: "r2" }, "Super Admin"] },
    ];
    const held = await planned(owning({ roles: ["Desk"] }), outside);
    expect(held.rules).toEqual(["ownership/removed-role-held"]);
  });
});

describe("what is ignored", () => {
  const spare = (more: Partial<ManifestIgnore>): Partial<Manifest> => ({
    ...owning({ users: ["*"], groups: ["*"] }),
    ignore: [{ reason: "theirs", owner: "it@x.example", ...more }],
  });

  test("is neither removed nor unmanaged, and a part of a record is enough", async () => {
    const all = await planned(owning({ users: ["*"], groups: ["*"] }), OTHER);
    const some = await planned(spare({ roles: ["Super*"] }), OTHER);
    expect(some.removed).toEqual([
      '["group/g1/s1",["r2"]]',
      '["user/u1/s2",["41"]]',
      '["user/u1/s4",[]]',
    ]);
    expect(some.ignored).toBe(2);
    expect(some.unmanaged).toBe(all.unmanaged - 1);
  });

  test("counts to the end of its day, and not a moment longer", async () => {
    const until = await planned(spare({ users: ["*"], until: "2026-06-01" }), OTHER);
    expect(until.removed).toEqual(['["group/g1/s1",["r1","r2"]]']);
    const ended = await planned(spare({ users: ["*"], until: "2026-05-31" }), OTHER);
    expect(ended.removed).toHaveLength(4);
    expect(ended.warnings).toContain("ownership/ignore-ended");
  });
});
