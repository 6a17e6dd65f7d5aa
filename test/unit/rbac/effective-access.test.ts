import fc from "fast-check";
import {
  atLeast,
  effectiveAccess,
  type HeldRole,
  isLevel,
  LEVELS,
  MODULE_KEYS,
  type Via,
} from "../../../src/rbac";

const direct: Via = { kind: "direct" };

function throughGroup(name: string): Via {
  return { kind: "group", group: { id: `g-${name}`, name } };
}

function held(name: string, via: Via, permissions: HeldRole["permissions"]): HeldRole {
  return { role: { id: `r-${name}`, name }, via, permissions };
}

function onModule(module: string, roles: Iterable<HeldRole>) {
  const found = effectiveAccess(roles).modules.find((entry) => entry.module === module);
  if (found === undefined) throw new Error(`No module ${module}`);
  return found;
}

describe("the documents' example 1", () => {
  const restricted = held("A", direct, { external_identities: "restricted_view" });
  const view = held("B", direct, { external_identities: "view_only" });

  it("makes view_only of External Identities restricted_view and view_only", () => {
    expect(onModule("external_identities", [restricted, view])).toEqual({
      module: "external_identities",
      known: true,
      level: "view_only",
      exact: true,
      paths: [
        { role: view.role, via: direct, level: "view_only", standing: "decides" },
        { role: restricted.role, via: direct, level: "restricted_view", standing: "outranked" },
      ],
    });
  });
});

describe("effective access to ZIdentity", () => {
  it("lists every module at none for a user without roles", () => {
    expect(effectiveAccess([])).toEqual({
      modules: MODULE_KEYS.map((module) => ({
        module,
        known: true,
        level: "none",
        exact: true,
        paths: [],
      })),
      unreadRoles: [],
    });
  });

  it("lets a role through a group win over a weaker direct one", () => {
    const { level, paths } = onModule("roles", [
      held("Reader", direct, { roles: "view_only" }),
      held("Owner", throughGroup("Ops"), { roles: "full" }),
    ]);
    expect(level).toBe("full");
    expect(paths.map(({ role, standing }) => [role.name, standing])).toEqual([
      ["Owner", "decides"],
      ["Reader", "outranked"],
    ]);
  });

  it("names every path that decides, direct ones first, then by group", () => {
    const permissions = { branding: "full" };
    const { paths } = onModule("branding", [
      held("Brand", throughGroup("Zeta"), permissions),
      held("Brand", throughGroup("Alpha"), permissions),
      held("Brand", direct, permissions),
    ]);
    expect(paths).toEqual([
      { role: { id: "r-Brand", name: "Brand" }, via: direct, level: "full", standing: "decides" },
      expect.objectContaining({ via: throughGroup("Alpha"), standing: "decides" }),
      expect.objectContaining({ via: throughGroup("Zeta"), standing: "decides" }),
    ]);
  });

  it("leaves out a role that gives none", () => {
    expect(onModule("roles", [held("A", direct, { roles: "none" })]).paths).toEqual([]);
  });

  it("keeps modules that are not known here, after the others and by name", () => {
    const { modules } = effectiveAccess([
      held("A", direct, { zeta_module: "full", data_protection: "view_only" }),
    ]);
    expect(modules.slice(MODULE_KEYS.length)).toEqual([
      expect.objectContaining({ module: "data_protection", known: false, level: "view_only" }),
      expect.objectContaining({ module: "zeta_module", known: false, level: "full" }),
    ]);
  });

  it("keeps a level that is not known here as a path that cannot be compared", () => {
    const found = onModule("roles", [
      held("New", direct, { roles: "audit_only" }),
      held("Old", throughGroup("Ops"), { roles: "view_only" }),
    ]);
    expect(found).toMatchObject({ level: "view_only", exact: false });
    expect(found.paths.map(({ level, standing }) => [level, standing])).toEqual([
      ["view_only", "decides"],
      ["audit_only", "not_comparable"],
    ]);
  });

  it("is none and not exact when the only level is not known here", () => {
    const found = onModule("roles", [held("New", direct, { roles: "audit_only" })]);
    expect(found).toMatchObject({ level: "none", exact: false });
    expect(found.paths).toHaveLength(1);
  });

  it("names the roles whose permissions are not known, and is exact only at full", () => {
    const unread = held("Secret", throughGroup("Ops"), undefined);
    const access = effectiveAccess([unread, held("A", direct, { roles: "full" }), unread]);
    expect(access.unreadRoles).toEqual([{ role: unread.role, via: unread.via }]);
    const exact = access.modules.filter((entry) => entry.exact).map((entry) => entry.module);
    expect(exact).toEqual(["roles"]);
  });

  it("takes names of JavaScript's own as data", () => {
    const permissions: Record<string, string> = JSON.parse(
      '{"__proto__":"full","constructor":"view_only"}',
    );
    const { modules } = effectiveAccess([held("Odd", direct, permissions)]);
    expect(modules.slice(MODULE_KEYS.length).map(({ module, level }) => [module, level])).toEqual([
      ["__proto__", "full"],
      ["constructor", "view_only"],
    ]);
  });
});

const name = fc.constantFrom("A", "B", "C");
const via = fc.oneof(
  fc.constant(direct),
  name.map((group) => throughGroup(group)),
);
const level = fc.constantFrom<string>(...LEVELS, "audit_only");
const permissions = fc.option(
  fc.dictionary(fc.constantFrom("roles", "branding", "data_protection", "__proto__"), level),
  { nil: undefined },
);
const role = fc.tuple(name, via, permissions).map((given) => held(...given));
const roles = fc.array(role, { maxLength: 6 });

describe("the laws of effective access", () => {
  it("is independent of the order of the roles", () => {
    const shuffled = roles.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        expect(effectiveAccess(other)).toEqual(effectiveAccess(given));
      }),
    );
  });

  it("is idempotent: a role held twice is held once", () => {
    fc.assert(
      fc.property(roles, (given) => {
        expect(effectiveAccess([...given, ...given])).toEqual(effectiveAccess(given));
      }),
    );
  });

  it("is monotone: one more role never takes a level or a path away", () => {
    fc.assert(
      fc.property(roles, role, (given, more) => {
        const after = new Map(
          effectiveAccess([...given, more]).modules.map((entry) => [entry.module, entry]),
        );
        for (const before of effectiveAccess(given).modules) {
          const now = after.get(before.module);
          expect(now !== undefined && atLeast(now.level, before.level)).toBe(true);
          expect(now?.paths.length).toBeGreaterThanOrEqual(before.paths.length);
        }
      }),
    );
  });

  it("decides exactly by the paths at the effective level, and by at least one above none", () => {
    fc.assert(
      fc.property(roles, (given) => {
        for (const entry of effectiveAccess(given).modules) {
          const deciding = entry.paths.filter((path) => path.standing === "decides");
          expect(deciding.every((path) => path.level === entry.level)).toBe(true);
          expect(deciding.length > 0).toBe(entry.level !== "none");
          for (const path of entry.paths) {
            expect(path.standing === "not_comparable").toBe(!isLevel(path.level));
          }
        }
      }),
    );
  });
});
