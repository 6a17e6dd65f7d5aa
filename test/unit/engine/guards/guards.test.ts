import { planRun } from "../../../../src/engine";
import type { Manifest } from "../../../../src/manifest";
import { type Declaration, declaredWith, NOW } from "../declared";
import { type FakeContents, FakeTenant, readable } from "../../tenant/fake-tenant";

const FULL = { ADMINISTRATIVE_ENTITLEMENTS: "FULL", ROLES: "FULL", USERS_AND_GROUPS: "FULL" };
const u = (id: string) => ({ type: "USER", id }) as const;
const g = (id: string) => ({ type: "GROUP", id }) as const;
const on = (serviceId: string, principal: ReturnType<typeof u | typeof g>, ...ids: string[]) => ({
  principal,
  serviceId,
  roles: ids.map((id) => ({ id })),
});

function tenant(more: FakeContents = {}): FakeTenant {
  return new FakeTenant({
    users: [
      { id: "ann", loginName: "ann@x.example", status: true },
      { id: "bob", loginName: "bob@x.example", status: true },
      { id: "off", loginName: "off@x.example", status: false },
    ],
    groups: [
      { id: "admins", name: "Admins" },
      { id: "glass", name: "Break Glass" },
    ],
    services: [
      {
        service: { id: "own", name: "ZIAM" },
        scopes: [
          { id: "own::boss", name: "Role:Boss" },
          { id: "own::view", name: "Role:View" },
        ],
      },
      {
        service: { id: "zpa", name: "ZPA" },
        scopes: [
          { id: "zpa:0:7", name: "Scope:Default: Role:Admin" },
          { id: "zpa:9:7", name: "Scope:Plant: Role:Admin" },
        ],
      },
    ],
    roles: [
      { id: "boss", name: "Boss", permissions: FULL },
      { id: "view", name: "View", permissions: { ROLES: "VIEW_ONLY" } },
    ],
    ...more,
  });
}

const OWNS: Partial<Manifest> = {
  ownership: { mode: "authoritative", over: [{ users: ["*"], groups: ["*"] }] },
};
const VIEW: Declaration = ["role", { name: "View", permissions: { roles: "view_only" } }];

async function findings(
  where: FakeTenant,
  more: Partial<Manifest>,
  ...resources: readonly Declaration[]
) {
  const { guards, comparison } = await planRun(
    declaredWith(more, ...resources),
    readable(where),
    NOW,
  );
  const errors = comparison.problems.filter(({ diagnostic }) => diagnostic.severity === "error");
  expect(errors.filter(({ diagnostic }) => !diagnostic.ruleId?.startsWith("scope/"))).toEqual([]);
  return guards;
}

/** Without `emptied-scope`, which has tests of its own beside ownership: here next to nothing is declared. */
const names = async (...args: Parameters<typeof findings>) =>
  (await findings(...args)).map(({ guard }) => guard).filter((guard) => guard !== "emptied-scope");

describe("last-admin", () => {
  const direct = { grants: [on("own", u("ann"), "boss")] };
  const grouped = {
    grants: [on("own", g("admins"), "boss")],
    members: { admins: ["ann"] },
  };

  test("holds when the last one is removed, directly or through a group", async () => {
    for (const held of [direct, grouped]) {
      const [found] = await findings(tenant(held), OWNS, VIEW);
      expect(found?.guard).toBe("last-admin");
      expect(found?.diagnostic.detail).toContain("ann@x.example");
    }
  });

  test("a group gives control to those who are in it, and to nobody when it is empty", async () => {
    const kept: Declaration = ["group_role_assignment", { group: "Admins", roles: ["Boss"] }];
    const both = [on("own", u("ann"), "boss"), on("own", g("admins"), "boss")];
    expect(await names(tenant({ grants: both, members: { admins: ["bob"] } }), OWNS, kept)).toEqual(
      [],
    );
    expect(await names(tenant({ grants: both }), OWNS, kept)).toEqual(["last-admin"]);
  });

  test("a disabled user cannot give anything back", async () => {
    const kept: Declaration = ["user_role_assignment", { user: "off@x.example", roles: ["Boss"] }];
    const both = { grants: [on("own", u("ann"), "boss"), on("own", u("off"), "boss")] };
    expect(await names(tenant(both), OWNS, kept)).toEqual(["last-admin"]);
  });

  test("control comes together from several roles, and goes when one of them is edited", async () => {
    const roles = [
      { id: "boss", name: "Boss", permissions: { ROLES: "FULL" } },
      { id: "view", name: "View", permissions: { ...FULL, ROLES: "NONE" } },
    ];
    const where = () => tenant({ roles, grants: [on("own", u("ann"), "boss", "view")] });
    const lowered: Declaration = ["role", { name: "Boss", permissions: { roles: "view_only" } }];
    expect(await names(where(), {}, lowered)).toEqual(["last-admin"]);
    const renamed: Declaration = [
      "role",
      { name: "Boss", permissions: { roles: "full" }, description: "x" },
    ];
    expect(await names(where(), {}, renamed)).toEqual([]);
  });

  test("the predefined Super Admin counts where the tenant does not tell what he may do", async () => {
    const roles = [
      { id: "boss", name: "Super Admin", systemDefined: true },
      tenant().contents.roles[1]!,
    ];
    expect(await names(tenant({ ...direct, roles }), OWNS, VIEW)).toEqual(["last-admin"]);
  });

  test("somebody new in control, in the same run, is enough", async () => {
    const next: Declaration = ["user_role_assignment", { user: "bob@x.example", roles: ["Boss"] }];
    expect(await names(tenant(direct), OWNS, next)).toEqual([]);
  });

  test("a tenant in which nobody had it says nothing", async () => {
    expect(await names(tenant({ grants: [on("own", u("ann"), "view")] }), OWNS, VIEW)).toEqual([]);
  });
});

/** A caller who may make and change roles, and who holds one module besides. */
const MINE = { ROLES: "FULL", USERS_AND_GROUPS: "FULL", BRANDING: "FULL" };
const lessForMe: Declaration = [
  "role",
  { name: "Mine", permissions: { roles: "full", users_and_groups: "full" } },
];
const calledBy = (...callerRoleIds: string[]) =>
  tenant({
    roles: [...tenant().contents.roles, { id: "mine", name: "Mine", permissions: MINE }],
    grants: [on("own", u("ann"), "boss")],
    callerRoleIds,
  });

describe("own-access", () => {
  test("holds when a role of the caller loses a level", async () => {
    const [found] = await findings(calledBy("mine"), {}, lessForMe);
    expect(found?.guard).toBe("own-access");
    expect(found?.diagnostic.detail).toContain('branding from "full" to "none"');
  });

  test("and not when another role of his makes up for it, or where the tenant does not tell", async () => {
    const both = calledBy("mine", "more");
    both.contents.roles = [
      ...both.contents.roles,
      { id: "more", name: "More", permissions: { BRANDING: "FULL" } },
    ];
    expect(await names(both, {}, lessForMe)).toEqual([]);
    const silent = calledBy();
    silent.contents.callerRoleIds = undefined;
    expect(await names(silent, {}, lessForMe)).toEqual([]);
  });
});

describe("break-glass", () => {
  const guards = { break_glass: { users: ["ann@x.example"], groups: ["Break Glass"] } };
  const control = on("own", u("bob"), "boss");
  const kept: Declaration = ["user_role_assignment", { user: "bob@x.example", roles: ["Boss"] }];

  test("holds when access is lost through a group's record", async () => {
    const where = tenant({
      grants: [control, on("own", g("admins"), "view")],
      members: { admins: ["ann"] },
    });
    const [found, ...more] = await findings(where, { ...OWNS, guards }, kept);
    expect(more).toEqual([]);
    expect(found?.diagnostic.summary).toContain("ann@x.example");
    expect(found?.diagnostic.detail).toContain('roles from "view_only" to "none"');
  });

  test("holds for a group, for a role that is edited, and for the use of a service", async () => {
    const where = tenant({
      grants: [control, on("own", g("glass"), "view")],
      entitlements: [{ principal: u("ann"), serviceId: "zpa" }],
    });
    const found = await findings(
      where,
      { ...OWNS, guards },
      kept,
      ["role", { name: "View" }],
      ["group_role_assignment", { group: "Break Glass", roles: ["View"] }],
    );
    expect(found.map(({ diagnostic }) => diagnostic.detail)).toEqual([
      "It would lose the use of ZPA.",
      'It would lose roles from "view_only" to "none".',
    ]);
  });

  test("a linked role within another scope is another access", async () => {
    const where = tenant({
      grants: [control, { ...on("zpa", u("ann"), "7"), scope: { id: "0", name: "Default" } }],
    });
    const moved: Declaration = [
      "user_role_assignment",
      { user: "ann@x.example", service: "ZPA", roles: ["Admin"], scope: "Plant" },
    ];
    const [found] = await findings(where, { guards }, moved);
    expect(found?.guard).toBe("break-glass");
  });

  test("a name is one of its kind: a user is not protected by a group of that name, nor by nobody", async () => {
    const wrong = { break_glass: { users: ["Admins"] } };
    const where = tenant({ grants: [control] });
    const [found] = await findings(where, { guards: wrong }, VIEW, ["role", { name: "New" }]);
    expect(found?.diagnostic.summary).toContain("is not one principal of this tenant");
  });

  test("is quiet when what is lost in one way comes in another", async () => {
    const where = tenant({
      grants: [control, on("own", g("admins"), "view")],
      members: { admins: ["ann"] },
    });
    const direct: Declaration = [
      "user_role_assignment",
      { user: "ann@x.example", roles: ["View"] },
    ];
    expect(await names(where, { ...OWNS, guards }, kept, direct)).toEqual([]);
  });
});

describe("removals", () => {
  const users = Array.from({ length: 12 }, (_, at) => ({
    id: `u${at}`,
    loginName: `u${at}@x.example`,
  }));
  const grants = users.map(({ id }) => on("own", u(id), at(id) === 0 ? "boss" : "view"));
  const keeping = (count: number): Declaration[] =>
    users
      .slice(0, count)
      .map(({ loginName }, at) => [
        "user_role_assignment",
        { user: loginName, roles: [at === 0 ? "Boss" : "View"] },
      ]);
  const removing = (count: number, more: Partial<Manifest> = {}) =>
    names(tenant({ users, grants }), { ...OWNS, ...more }, ...keeping(12 - count));

  test("25 percent pass, and one more does not", async () => {
    expect(await removing(3)).toEqual([]);
    expect(await removing(4)).toEqual(["removals"]);
  });

  test("limits of percent and of a number, the strictest of several", async () => {
    expect(await removing(4, { guards: { max_removals: { percent: 50 } } })).toEqual([]);
    expect(await removing(1, { guards: { max_removals: { count: 0 } } })).toEqual(["removals"]);
    expect(await removing(3, { guards: { max_removals: { count: 3 } } })).toEqual([]);
    expect(await removing(4, { guards: { max_removals: { count: 3, percent: 90 } } })).toEqual([
      "removals",
    ]);
    const two = [
      ...declaredWith({ ...OWNS, guards: { max_removals: { percent: 90 } } }, ...keeping(6)),
      ...declaredWith({ guards: { max_removals: { percent: 40 } } }),
    ];
    const { guards } = await planRun(two, readable(tenant({ users, grants })), NOW);
    expect(guards.map(({ guard }) => guard)).toEqual(["removals"]);
  });

  test("two removals are no large part, however small the tenant; all of nine are", async () => {
    const few = (keep: number) =>
      names(
        tenant({ users: users.slice(0, 9), grants: grants.slice(0, 9) }),
        OWNS,
        ...keeping(keep),
      );
    expect(await few(7)).toEqual([]);
    expect(await few(1)).toEqual(["removals"]);
  });
});

function at(id: string): number {
  return Number(id.slice(1));
}

test("escalation: a role above the caller is the guard's finding", async () => {
  const above: Declaration = ["role", { name: "New", permissions: { guest_domains: "full" } }];
  expect(await names(calledBy("mine"), {}, above)).toEqual(["escalation"]);
});

test("nothing to do: no guard has a say", async () => {
  expect(await names(tenant(), { guards: { break_glass: { users: ["nobody"] } } }, VIEW)).toEqual(
    [],
  );
});
