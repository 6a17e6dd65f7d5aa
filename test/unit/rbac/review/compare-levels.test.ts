import type { DeclaredAccess, DeclaredRole, LevelDifference } from "../../../../src/rbac";
import { grant, named, role, user, zidentity } from "../../../../src/rbac/rules/across/example";
import { changeOfOne, compared } from "./compared";

const ANN = user("ann");
const JULY = "2026-07-01T00:00:00Z";
const AUGUST = "2026-08-01T00:00:00Z";
const direct = { kind: "direct" };
const keeper = role("Keeper", { users_and_groups: "full" });
const viewer = role("Viewer", { users_and_groups: "view_only" });

/** Ann holds declared roles, one grant each, with the ends that are given by the names of the roles. */
function holding(
  roles: readonly DeclaredRole[],
  ends: Readonly<Record<string, string>> = {},
): Pick<DeclaredAccess, "roles" | "grants"> {
  const grants = roles.map(({ at, name }) =>
    grant(ANN, zidentity, [named(name)], { at, exclusive: false, expiresAt: ends[name] }),
  );
  return { roles, grants };
}

/** The same, and roles that nobody declares: what they permit is not known. */
function besides(roles: readonly DeclaredRole[], ...byHand: readonly string[]) {
  const known = holding(roles);
  return {
    ...known,
    grants: [
      ...known.grants,
      grant(
        ANN,
        zidentity,
        byHand.map((name) => named(name)),
      ),
    ],
  };
}

function levels(...states: Parameters<typeof changeOfOne>): readonly LevelDifference[] {
  return changeOfOne(...states).services.flatMap((service) => service.levels);
}

function path(name: string, level: string, standing = "decides") {
  return { role: { id: name, name }, via: direct, level, standing };
}

const NOTHING = { level: "none", exact: true, unranked: [], paths: [] };

test("the level before and after, with the ways that give it and no weaker ones", () => {
  expect(levels(holding([viewer]), holding([viewer, keeper]))).toStrictEqual([
    {
      module: "users_and_groups",
      before: {
        level: "view_only",
        exact: true,
        unranked: [],
        paths: [path("Viewer", "view_only")],
      },
      after: { level: "full", exact: true, unranked: [], paths: [path("Keeper", "full")] },
      change: "raised",
      growth: true,
    },
  ]);
});

test("lost altogether, with the end that it had", () => {
  expect(levels(holding([viewer], { Viewer: JULY }), {})).toStrictEqual([
    {
      module: "users_and_groups",
      before: {
        level: "view_only",
        exact: true,
        unranked: [],
        paths: [path("Viewer", "view_only")],
        expiresAt: JULY,
      },
      after: NOTHING,
      change: "lowered",
      growth: false,
    },
  ]);
});

describe("how long a level lasts", () => {
  test("the end of a way that is outranked is no end of the level", () => {
    const before = holding([keeper, viewer], { Keeper: JULY });
    const after = holding([keeper, viewer], { Keeper: AUGUST });
    expect(levels(before, after)).toMatchObject([
      { before: { expiresAt: JULY }, after: { expiresAt: AUGUST }, change: "longer", growth: true },
    ]);
    expect(levels(after, before)).toMatchObject([{ change: "shorter", growth: false }]);
  });

  test("two grants of one role: it lasts as long as the later", () => {
    const two = (first: string, second: string) => ({
      roles: [viewer],
      grants: [first, second].map((expiresAt, at) =>
        grant(ANN, zidentity, [named("Viewer")], { at: String(at), exclusive: false, expiresAt }),
      ),
    });
    const later = holding([viewer], { Viewer: AUGUST });
    expect(compared(two(AUGUST, JULY), later).principals).toEqual([]);
    expect(compared(two(JULY, AUGUST), later).principals).toEqual([]);
    expect(levels(two(AUGUST, JULY), holding([viewer], { Viewer: JULY }))).toMatchObject([
      { before: { expiresAt: AUGUST }, after: { expiresAt: JULY }, change: "shorter" },
    ]);
  });

  test("two ways to one level, of which nobody can tell which ends last", () => {
    const twin = role("Twin", { users_and_groups: "view_only" });
    const before = holding([viewer, twin], { Viewer: "${x}", Twin: JULY });
    const after = holding([viewer, twin], { Viewer: "${x}", Twin: AUGUST });
    expect(levels(before, after)).toMatchObject([
      {
        before: { expiresAt: `\${x} or ${JULY}` },
        after: { expiresAt: `\${x} or ${AUGUST}` },
        change: "unclear",
        growth: true,
      },
    ]);
  });
});

describe("levels that nobody can rank", () => {
  const strange = (name: string, level: string) => role(name, { users_and_groups: level });

  test("may be above any other: one more is growth, one less is none", () => {
    const before = holding([viewer]);
    const after = holding([viewer, strange("A", "zeta"), strange("B", "audit_only")]);
    const side = {
      level: "view_only",
      exact: false,
      unranked: ["audit_only", "zeta"],
      paths: [
        path("Viewer", "view_only"),
        path("A", "zeta", "not_comparable"),
        path("B", "audit_only", "not_comparable"),
      ],
    };
    expect(levels(before, after)).toMatchObject([{ after: side, change: "raised", growth: true }]);
    expect(levels(after, before)).toMatchObject([
      { before: side, change: "lowered", growth: false },
    ]);
  });

  test("one for another, or one for a rise, is unclear: growth", () => {
    for (const [before, after] of [
      [holding([strange("A", "zeta")]), holding([strange("B", "audit_only")])],
      [holding([strange("A", "zeta")]), holding([viewer])],
      [holding([viewer]), holding([strange("A", "zeta")])],
    ] as const)
      expect(levels(before, after)).toMatchObject([{ change: "unclear", growth: true }]);
  });

  test("a level that is known after apply only is shown as such", () => {
    const open = { ...viewer, permissions: new Map([["roles", undefined]]) };
    expect(levels({}, holding([open]))).toMatchObject([
      {
        module: "roles",
        after: { unranked: ["known after apply"], paths: [{ level: "known after apply" }] },
      },
    ]);
  });
});

describe("roles whose levels are known on one side alone", () => {
  test.each([
    ["comes as a known level falls", besides([keeper]), besides([viewer], "By hand"), "unclear"],
    ["goes as a known level rises", besides([viewer], "By hand"), besides([keeper]), "unclear"],
    ["another comes", besides([keeper], "Old"), besides([viewer], "New"), "unclear"],
    [
      "the same stays, on the way down",
      besides([keeper], "Old"),
      besides([viewer], "Old"),
      "lowered",
    ],
    ["the same stays, on the way up", besides([viewer], "Old"), besides([keeper], "Old"), "raised"],
    ["goes as a known level falls", besides([keeper], "Old"), besides([viewer]), "lowered"],
    ["comes as a known level rises", besides([viewer]), besides([keeper], "New"), "raised"],
  ])("%s", (_, before, after, change) => {
    expect(levels(before, after)).toMatchObject([{ module: "users_and_groups", change }]);
  });

  test("where the known levels stay the role alone is told", () => {
    const [without, within] = [besides([viewer]), besides([viewer], "By hand")];
    expect(changeOfOne(without, within).services).toMatchObject([{ gained: [{}], levels: [] }]);
    expect(changeOfOne(within, without).services).toMatchObject([{ lost: [{}], levels: [] }]);
  });
});

describe("a module of a version to come", () => {
  const newcomer = role("New", { new_module: "full" });

  test("that one side alone names", () => {
    const side = { level: "full", exact: true, unranked: [], paths: [path("New", "full")] };
    expect(levels(holding([viewer]), holding([viewer, newcomer]))).toStrictEqual([
      { module: "new_module", before: NOTHING, after: side, change: "raised", growth: true },
    ]);
    expect(levels(holding([viewer, newcomer]), holding([viewer]))).toStrictEqual([
      { module: "new_module", before: side, after: NOTHING, change: "lowered", growth: false },
    ]);
  });

  test("beside a role whose levels are not known, which may give it", () => {
    expect(levels(besides([], "By hand"), besides([newcomer], "By hand"))).toMatchObject([
      { before: { ...NOTHING, exact: false }, after: { level: "full" } },
    ]);
  });

  test("that is named and gives nothing is no change", () => {
    const idle = role("Viewer", { users_and_groups: "view_only", new_module: "none" });
    expect(compared(holding([viewer]), holding([idle])).principals).toEqual([]);
    expect(compared(holding([idle]), holding([viewer])).principals).toEqual([]);
  });
});
