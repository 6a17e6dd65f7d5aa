import { declare, role } from "../../../../src/rbac/rules/across/example";
import type { DeclaredRole } from "../../../../src/rbac";
import { renamedRoles, type RoleMove } from "../../../../src/rbac/review/renamed-roles";

function at(place: string, name: string): DeclaredRole {
  return { ...role(name, {}), at: place };
}

/** The key in the later state of each role of the earlier one. */
function renamed(
  before: readonly DeclaredRole[],
  after: readonly DeclaredRole[],
  moves: readonly RoleMove[] = [],
): readonly (string | undefined)[] {
  const { keyOf } = renamedRoles(declare({ roles: before }), declare({ roles: after }), moves);
  return before.map(({ key }) => key && keyOf(key));
}

describe("a role goes by another name", () => {
  test("where its place of declaration is the same", () => {
    expect(renamed([at("p", "Viewer")], [at("p", "Reader")])).toEqual(["Reader"]);
    expect(renamed([at("p", "Viewer")], [at("q", "Reader")])).toEqual(["Viewer"]);
  });

  test("where the later state says so, and that comes before the place", () => {
    const moves = [{ from: "Viewer", to: "Reader" }];
    const after = [at("p", "Third"), at("q", "Reader")];
    expect(renamed([at("p", "Viewer")], after, moves)).toEqual(["Reader"]);
  });

  test("not where it still is declared, or the other already was: then there are two roles", () => {
    const [viewer, reader] = [at("p", "Viewer"), at("p", "Reader")];
    expect(renamed([viewer], [reader, at("q", "Viewer")])).toEqual(["Viewer"]);
    expect(renamed([viewer, at("q", "Reader")], [reader])).toEqual(["Viewer", "Reader"]);
  });

  test("of two roles that become one, the first alone", () => {
    const moves = [
      { from: "A", to: "C" },
      { from: "B", to: "C" },
    ];
    expect(renamed([at("p", "A"), at("q", "B")], [at("r", "C")], moves)).toEqual(["C", "B"]);
    // Said of one, and by place of another.
    expect(renamed([at("p", "A"), at("q", "B")], [at("q", "C")], moves.slice(0, 1))).toEqual([
      "C",
      "B",
    ]);
  });

  test("not by a place or a name that is not one role's own", () => {
    const two = [at("p", "A"), at("p", "B")];
    expect(renamed(two, [at("p", "C")])).toEqual(["A", "B"]);
    expect(renamed([at("p", "C")], two)).toEqual(["C"]);
    const moves = [{ from: "Viewer", to: "Reader" }];
    const readers = [at("q", "Reader"), { ...at("r", "Reader"), key: "again" }];
    expect(renamed([at("p", "Viewer")], readers, moves)).toEqual(["Viewer"]);
  });

  test("a role whose key is not known takes no name from another", () => {
    const moves = [{ from: "${x}", to: "Reader" }];
    const before = [{ ...at("p", "${x}"), key: undefined }, at("q", "Viewer")];
    expect(renamed(before, [at("q", "Reader")], moves)).toEqual([undefined, "Reader"]);
  });
});
