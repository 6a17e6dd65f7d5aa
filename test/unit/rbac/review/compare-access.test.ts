import fc from "fast-check";
import {
  type AccessDifference,
  compareAccess,
  type DeclaredAccess,
  LEVELS,
  type PrincipalDifference,
} from "../../../../src/rbac";
import {
  declare,
  entitlement,
  EXAMPLE_NOW,
  grant,
  group,
  levels,
  named,
  role,
  user,
  zia,
  zidentity,
  zpa,
} from "../../../../src/rbac/rules/across/example";
import { compared } from "./compared";

const ANN = user("ann");
const DESK = group("Desk");
const BOARD = group("Board");

/** What changes for a principal, in short. */
function shortOf({ services, entitlements, growth }: PrincipalDifference): readonly string[] {
  return [
    growth,
    ...services.flatMap(({ service, gained, lost, ends, levels: changes }) => [
      ...gained.map(({ role: { label } }) => `+${service.label}/${label}`),
      ...lost.map(({ role: { label } }) => `-${service.label}/${label}`),
      ...ends.map(({ role: { label }, change }) => `${label} ${change}`),
      ...changes.map((one) => `${one.module} ${one.before.level}>${one.after.level} ${one.change}`),
    ]),
    ...entitlements.map(({ service, change }) => `${service.label} ${change}`),
  ];
}

function shorts({ principals }: AccessDifference): Record<string, readonly string[]> {
  return Object.fromEntries(principals.map((one) => [one.principal.label, shortOf(one)]));
}

const viewer = role("Viewer", { users_and_groups: "view_only" });
const keeper = role("Keeper", { users_and_groups: "full" });

describe("on ZIdentity levels count", () => {
  test("two roles add up: a second, weaker one raises nothing and is no growth (002)", () => {
    const first = { roles: [viewer, keeper], grants: [grant(ANN, zidentity, [named("Keeper")])] };
    const both = {
      ...first,
      grants: [grant(ANN, zidentity, [named("Keeper"), named("Viewer")])],
    };
    expect(shorts(compared(first, both))).toEqual({ ann: ["none", "+ZIdentity/Viewer"] });
  });

  test("a role that is edited hits everybody who holds it", () => {
    const grants = [
      grant(ANN, zidentity, [named("Viewer")]),
      grant(DESK, zidentity, [named("Viewer")]),
    ];
    const raised = role("Viewer", { users_and_groups: "full" });
    const difference = compared({ roles: [viewer], grants }, { roles: [raised], grants });
    expect(shorts(difference)).toEqual({
      Desk: ["major", "users_and_groups view_only>full raised"],
      ann: ["major", "users_and_groups view_only>full raised"],
    });
    expect(difference.roles).toEqual([
      {
        change: "changed",
        name: "Viewer",
        holders: 2,
        levels: [{ module: "users_and_groups", before: "view_only", after: "full" }],
      },
    ]);
  });

  test("a role of the same place, or that says it moved, is renamed: nobody gains or loses", () => {
    const before = { roles: [viewer], grants: [grant(ANN, zidentity, [named("Viewer")])] };
    const grants = [grant(ANN, zidentity, [named("Reader")])];
    const here = { ...role("Reader", { users_and_groups: "view_only" }), at: viewer.at };
    const away = role("Reader", { users_and_groups: "view_only" });
    const moves = [{ from: "Viewer", to: "Reader" }];
    for (const difference of [
      compared(before, { roles: [here], grants }),
      compared(before, { roles: [away], grants }, { moves }),
    ]) {
      expect(difference.principals).toEqual([]);
      expect(difference.roles).toMatchObject([{ name: "Reader", formerName: "Viewer" }]);
    }
    expect(shorts(compared(before, { roles: [away], grants }))).toEqual({
      ann: ["none", "+ZIdentity/Reader", "-ZIdentity/Viewer"],
    });
  });

  test("a role whose levels nobody knows is growth", () => {
    const after = { grants: [grant(ANN, zidentity, [named("Made by hand")])] };
    expect(shorts(compared({}, after))).toEqual({ ann: ["major", "+ZIdentity/Made by hand"] });
  });

  test("a level that is known after apply only may be any: growth", () => {
    const open = { ...viewer, permissions: new Map([["roles", undefined]]) };
    const grants = [grant(ANN, zidentity, [named("Viewer")])];
    const known = { ...viewer, permissions: levels({ roles: "full" }) };
    expect(shorts(compared({ roles: [known], grants }, { roles: [open], grants }))).toEqual({
      ann: ["major", "roles full>none unclear"],
    });
  });
});

describe("ends", () => {
  const until = (expiresAt?: string) => ({
    roles: [viewer],
    grants: [
      grant(ANN, zidentity, [named("Viewer")], { expiresAt }),
      grant(ANN, zia, [named("Auditor", zia)], { expiresAt }),
    ],
  });
  const longer = ["Viewer later", "users_and_groups view_only>view_only longer", "Auditor later"];

  test.each([
    ["extended", "2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z"],
    ["taken away", "2026-07-01T00:00:00Z", undefined],
  ])("%s: growth; the other way round none", (_, before, after) => {
    expect(shorts(compared(until(before), until(after)))).toEqual({ ann: ["major", ...longer] });
    expect(shorts(compared(until(after), until(before)))["ann"]?.[0]).toBe("none");
  });

  test("the same moment in other words is no change", () => {
    const same = until("2026-07-01T02:00:00+02:00");
    expect(compared(until("2026-07-01T00:00:00Z"), same).principals).toEqual([]);
  });

  test("a time that is not known yet may be later", () => {
    const open = until("${var.end}");
    expect(shorts(compared(until("2026-07-01T00:00:00Z"), open))["ann"]?.[0]).toBe("major");
    expect(shorts(compared(until(), open))["ann"]?.[0]).toBe("none");
  });

  test("what has ended is not held; to extend it gives it again", () => {
    const ended = until("2026-05-01T00:00:00Z");
    expect(compared(ended, {}).principals).toEqual([]);
    expect(shorts(compared(ended, until()))["ann"]).toContain("+ZIA/Auditor");
  });

  test("another role that keeps the level for longer is growth, though no level rises", () => {
    const twin = role("Twin", { users_and_groups: "view_only" });
    const before = until("2026-07-01T00:00:00Z");
    const after = {
      roles: [viewer, twin],
      grants: [...before.grants.slice(1), grant(ANN, zidentity, [named("Twin")])],
    };
    expect(shorts(compared({ ...before, roles: [viewer, twin] }, after))["ann"]).toEqual([
      "major",
      "+ZIdentity/Twin",
      "-ZIdentity/Viewer",
      "users_and_groups view_only>view_only longer",
    ]);
  });
});

describe("on a linked service one record decides (H)", () => {
  const memberships = new Map([["ann", ["Desk", "Board"]]]);
  const auditor = named("Auditor", zia);
  const admin = named("Admin", zia);

  test("a group that was made first takes the place of another", () => {
    const before = { grants: [grant(BOARD, zia, [admin])] };
    const after = { grants: [...before.grants, grant(DESK, zia, [auditor])] };
    const difference = compared(before, after, { facts: { memberships } });
    expect(shorts(difference)).toEqual({
      Desk: ["major", "+ZIA/Auditor"],
      ann: ["major", "+ZIA/Auditor", "-ZIA/Admin"],
    });
    expect(difference.principals.find(({ principal }) => principal.key === "Desk")?.members).toBe(
      1,
    );
    const [ann] = difference.principals.filter(({ principal }) => principal.kind === "user");
    expect(ann?.services[0]?.gained[0]?.via).toEqual([
      { kind: "group", group: { id: "Desk", name: "Desk" } },
    ]);
  });

  test("a user's own record, though nobody declares it, beats what his groups gain", () => {
    const liveGrants = [{ principal: ANN, service: zia, roles: [auditor] }];
    const after = { grants: [grant(DESK, zia, [admin])] };
    const difference = compared({}, after, { facts: { memberships, liveGrants } });
    expect(Object.keys(shorts(difference))).toEqual(["Desk"]);
  });

  test("a role that is declared no longer is lost, though the tenant still holds it", () => {
    const liveGrants = [{ principal: DESK, service: zia, roles: [admin] }];
    const before = { grants: [grant(DESK, zia, [admin], { exclusive: false })] };
    expect(shorts(compared(before, {}, { facts: { liveGrants } }))).toEqual({
      Desk: ["none", "-ZIA/Admin"],
    });
  });

  test("a role within another scope is another role, and growth", () => {
    const within = (label: string) => ({
      grants: [grant(ANN, zia, [admin], { scope: { kind: "given", label } })],
    });
    expect(shorts(compared(within("Plant"), within("All")))).toEqual({
      ann: ["major", "+ZIA/Admin", "-ZIA/Admin"],
    });
  });
});

test("entitlements are minor growth, and count through groups", () => {
  const memberships = new Map([["ann", ["Desk"]]]);
  const difference = compared(
    { entitlements: [entitlement(ANN, zia)] },
    { entitlements: [entitlement(DESK, zia), entitlement(DESK, zpa)] },
    { facts: { memberships } },
  );
  expect(shorts(difference)).toEqual({
    Desk: ["minor", "ZIA gained", "ZPA gained"],
    ann: ["minor", "ZPA gained"],
  });
});

describe("full administrators", () => {
  const all = { administrative_entitlements: "full", roles: "full", users_and_groups: "full" };

  test("by Super Admin, or by levels that add up over roles and groups", () => {
    const most = role("Most", { ...all, roles: "view_only" });
    const rest = role("Rest", { roles: "full" });
    const memberships = new Map([["ann", ["Desk"]]]);
    const before = { roles: [most, rest], grants: [grant(ANN, zidentity, [named("Most")])] };
    const after = {
      ...before,
      grants: [
        ...before.grants,
        grant(DESK, zidentity, [named("Rest")]),
        grant(BOARD, zidentity, [named("Super Admin")]),
      ],
    };
    const found = (difference: AccessDifference) =>
      difference.principals.flatMap(({ principal, fullAdministrator: full }) =>
        full === undefined ? [] : [`${principal.label} ${full.change} by ${full.because.by}`],
      );
    const known = { facts: { memberships } };
    expect(found(compared(before, after, known))).toEqual([
      "Board gained by role",
      "ann gained by levels",
    ]);
    expect(found(compared(after, before, known))).toEqual([
      "Board lost by role",
      "ann lost by levels",
    ]);
    expect(found(compared(before, after))).toEqual(["Board gained by role"]);
  });

  test("who is one before and after gains and loses nothing of it", () => {
    const superAdmin = grant(ANN, zidentity, [named("Super Admin")]);
    const levelled = role("All", all);
    const before = { roles: [levelled], grants: [superAdmin] };
    const after = { roles: [levelled], grants: [grant(ANN, zidentity, [named("All")])] };
    expect(compared(before, after).principals).toHaveLength(1);
    expect(compared(before, after).principals[0]).not.toHaveProperty("fullAdministrator");
    const more = { ...before, grants: [superAdmin, grant(ANN, zia, [named("Auditor", zia)])] };
    expect(compared(before, more).principals[0]).not.toHaveProperty("fullAdministrator");
  });

  test("Super Admin of a linked service is none of ZIdentity", () => {
    const difference = compared({}, { grants: [grant(ANN, zia, [named("Super Admin", zia)])] });
    expect(difference.principals[0]?.fullAdministrator).toBeUndefined();
  });
});

test("what is known after apply only is told by its expression", () => {
  const open = { kind: "group", key: undefined, label: "${data.g.id}" } as const;
  const before = { grants: [grant(open, zia, [named("Auditor", zia)])] };
  expect(compared(before, before).principals).toEqual([]);
  expect(shorts(compared({}, before))).toEqual({ "${data.g.id}": ["major", "+ZIA/Auditor"] });
});

describe("who is shown", () => {
  const all = { grants: [], entitlements: [] };
  const of = (difference: AccessDifference) =>
    difference.principals.map(({ principal: { kind, label } }) => `${kind} ${label}`);

  test("groups first, then users, each by name, and by key where two are called the same", () => {
    const twins = [
      { ...group("2"), label: "Aces" },
      { ...group("1"), label: "Aces" },
    ];
    const who = [user("zoe"), user("Aaron"), group("Zen"), ...twins];
    const difference = compared(all, { entitlements: who.map((one) => entitlement(one, zia)) });
    expect(of(difference)).toEqual([
      "group Aces",
      "group Aces",
      "group Zen",
      "user Aaron",
      "user zoe",
    ]);
    expect(difference.principals.slice(0, 2).map(({ principal }) => principal.key)).toEqual([
      "1",
      "2",
    ]);
  });

  test("users are told apart where memberships are known, and members are of groups only", () => {
    const after = { grants: [grant(DESK, zia, [named("Auditor", zia)])] };
    expect(compared({}, after).expanded).toBe(false);
    expect(compared({}, after).principals[0]).not.toHaveProperty("members");
    const memberships = new Map([
      ["ann", ["Desk"]],
      ["bob", ["Desk", "Board"]],
    ]);
    const difference = compared({}, after, { facts: { memberships } });
    expect(difference.expanded).toBe(true);
    expect(of(difference)).toEqual(["group Desk", "user ann", "user bob"]);
    const [desk, ann] = difference.principals;
    expect(desk?.members).toBe(2);
    expect(ann).not.toHaveProperty("members");
  });

  test("a user by the name that the state gives him, else by that of the tenant, else by his key", () => {
    const memberships = new Map([
      ["1", []],
      ["2", ["Desk"]],
      ["3", ["Desk"]],
    ]);
    const facts = { memberships, users: new Map([["2", { label: "bob" }]]) };
    const ann = { kind: "user", key: "1", label: "ann" } as const;
    const before = { grants: [grant(ann, zia, [named("Auditor", zia)])] };
    const after = { grants: [grant(DESK, zia, [named("Auditor", zia)])] };
    expect(of(compared(before, after, { facts }))).toEqual([
      "group Desk",
      "user 3",
      "user ann",
      "user bob",
    ]);
  });

  test("a group is in no group, though a user in one has the same key", () => {
    const memberships = new Map([["Desk", ["Board"]]]);
    const before = { entitlements: [entitlement(DESK, zpa)] };
    const after = { grants: [grant(BOARD, zia, [named("Auditor", zia)])] };
    const { principals } = compared(before, after, { facts: { memberships } });
    expect(
      principals.map(({ principal: { kind, label }, services }) => [kind, label, services.length]),
    ).toEqual([
      ["group", "Board", 1],
      ["group", "Desk", 0],
      ["user", "Desk", 1],
    ]);
  });
});

describe("how entitlements grow", () => {
  const until = (expiresAt?: string) => ({
    entitlements: [{ ...entitlement(ANN, zia), expiresAt }],
  });
  const [july, august] = ["2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z"];

  test.each([
    ["a service more", {}, until(), "gained", "minor"],
    ["a service less", until(), {}, "lost", "none"],
    ["for longer", until(july), until(august), "later", "minor"],
    ["for less long", until(august), until(july), "earlier", "none"],
    ["nobody can tell", until(july), until("${x}"), "unclear", "minor"],
  ])("%s", (_, before, after, change, growth) => {
    expect(compared(before, after).principals).toMatchObject([
      { growth, entitlements: [{ change }] },
    ]);
  });

  test("one that has ended is not held", () => {
    const ended = until("2026-05-01T00:00:00Z");
    expect(compared({}, ended).principals).toEqual([]);
    expect(compared(ended, until()).principals).toMatchObject([
      { entitlements: [{ change: "gained" }] },
    ]);
  });
});

const NAMES = ["A", "B", "C", "__proto__"];
const arbitraryRole = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.dictionary(
      fc.constantFrom("roles", "users_and_groups", "administrative_entitlements", "new_one"),
      fc.constantFrom(...LEVELS, "audit_only"),
    ),
  )
  .map(([name, permissions]) => role(name, permissions));
const arbitraryPrincipal = fc.oneof(
  fc.constantFrom("ann", "bob").map(user),
  fc.constantFrom("Desk", "Board").map(group),
);
const arbitraryEnd = fc.constantFrom(
  undefined,
  "2026-05-01T00:00:00Z",
  "2026-09-01T00:00:00Z",
  "2027-09-01T00:00:00Z",
  "${x}",
);
const arbitraryGrant = fc
  .tuple(
    arbitraryPrincipal,
    fc.constantFrom(zidentity, zia, zpa),
    fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }),
    arbitraryEnd,
    fc.boolean(),
  )
  .map(([who, service, names, expiresAt, exclusive]) =>
    grant(
      who,
      service,
      names.map((name) => named(name, service)),
      { expiresAt, exclusive },
    ),
  );
const arbitraryState = fc
  .record({
    roles: fc.uniqueArray(arbitraryRole, { selector: ({ name }) => name }),
    grants: fc.uniqueArray(arbitraryGrant, { selector: ({ at }) => at }),
    entitlements: fc.uniqueArray(
      fc
        .tuple(arbitraryPrincipal, fc.constantFrom(zia, zpa), arbitraryEnd)
        .map(([who, service, expiresAt]) => ({ ...entitlement(who, service), expiresAt })),
      { selector: ({ at }) => at },
    ),
  })
  .map(declare);
const arbitraryFacts = fc.constantFrom(
  undefined,
  { memberships: new Map([["ann", ["Desk", "Board"]]]) },
  {
    memberships: new Map([["bob", ["Board"]]]),
    liveGrants: [{ principal: BOARD, service: zpa, roles: [named("A", zpa)] }],
  },
);

describe("for any states", () => {
  test("a state beside itself shows nothing", () => {
    fc.assert(
      fc.property(arbitraryState, arbitraryFacts, (state, facts) => {
        const { principals, roles } = compareAccess(state, state, { now: EXAMPLE_NOW, facts });
        expect([principals, roles]).toEqual([[], []]);
      }),
    );
  });

  test("what is gained one way is lost the other way", () => {
    const REVERSE: Record<string, string> = {
      raised: "lowered",
      lowered: "raised",
      longer: "shorter",
      shorter: "longer",
      later: "earlier",
      earlier: "later",
      gained: "lost",
      lost: "gained",
      unclear: "unclear",
    };
    const reverse = (word: string) => REVERSE[word];
    fc.assert(
      fc.property(arbitraryState, arbitraryState, arbitraryFacts, (a, b, facts) => {
        const there = compareAccess(a, b, { now: EXAMPLE_NOW, facts }).principals;
        const back = compareAccess(b, a, { now: EXAMPLE_NOW, facts }).principals;
        expect(back.map(({ principal }) => principal)).toEqual(
          there.map(({ principal }) => principal),
        );
        there.forEach((one, index) => {
          const other = back[index];
          const items = (list: readonly { role: object; via: unknown; expiresAt?: string }[]) =>
            list.map(({ role: held, via, expiresAt }) => ({ held, via, expiresAt }));
          one.services.forEach((service, at) => {
            const opposite = other?.services[at];
            expect(items(opposite?.lost ?? [])).toEqual(items(service.gained));
            expect(items(opposite?.gained ?? [])).toEqual(items(service.lost));
            expect(opposite?.levels.map(({ module, change }) => [module, change])).toEqual(
              service.levels.map(({ module, change }) => [module, reverse(change)]),
            );
            expect(opposite?.ends.map(({ change }) => change)).toEqual(
              service.ends.map(({ change }) => reverse(change)),
            );
          });
          expect(other?.entitlements.map(({ change }) => change)).toEqual(
            one.entitlements.map(({ change }) => reverse(change)),
          );
          expect(other?.fullAdministrator?.change).toBe(
            one.fullAdministrator && reverse(one.fullAdministrator.change),
          );
        });
      }),
    );
  });

  test("the order of declarations changes nothing", () => {
    const turned = (state: DeclaredAccess): DeclaredAccess => ({
      roles: [...state.roles].reverse(),
      grants: [...state.grants]
        .reverse()
        .map((one) => ({ ...one, roles: [...one.roles].reverse() })),
      entitlements: [...state.entitlements].reverse(),
    });
    fc.assert(
      fc.property(arbitraryState, arbitraryState, arbitraryFacts, (a, b, facts) => {
        const options = { now: EXAMPLE_NOW, facts };
        expect(compareAccess(turned(a), turned(b), options)).toEqual(compareAccess(a, b, options));
      }),
    );
  });
});
