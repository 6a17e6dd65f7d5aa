import { inCanonicalOrder } from "../../../../src/rbac/access/canonical-order";
import {
  declare,
  entitlement,
  grant,
  group,
  levels,
  role,
  zia,
} from "../../../../src/rbac/rules/across/example";

const at = "roles/one";

/** The names of the roles in canonical order. */
function namesOf(...roles: readonly ReturnType<typeof role>[]) {
  return inCanonicalOrder(declare({ roles })).roles.map(({ name }) => name);
}

it("orders by place", () => {
  expect(namesOf(role("b", {}), role("a", {}))).toEqual(["a", "b"]);
  const places = ["b", "a"];
  const ordered = inCanonicalOrder(
    declare({
      grants: places.map((place) => grant(group("G"), zia, [], { at: place })),
      entitlements: places.map((place) => entitlement(group("G"), zia, place)),
    }),
  );
  expect(ordered.grants.map((given) => given.at)).toEqual(["a", "b"]);
  expect(ordered.entitlements.map((given) => given.at)).toEqual(["a", "b"]);
});

it("orders what stands at one place by what is declared there", () => {
  const [one, two] = [role("x", {}), role("y", {})].map((given) => ({ ...given, at }));
  expect(namesOf(one!, two!)).toEqual(["x", "y"]);
  expect(namesOf(two!, one!)).toEqual(["x", "y"]);
});

it("compares levels too, in whatever order they were written", () => {
  const withLevels = (permissions: Readonly<Record<string, string>>) => ({
    ...role("r", {}),
    at,
    permissions: levels(permissions),
  });
  const lower = withLevels({ roles: "full", branding: "full" });
  const higher = withLevels({ branding: "view_only", roles: "full" });
  const order = (...roles: readonly ReturnType<typeof role>[]) =>
    inCanonicalOrder(declare({ roles })).roles.map(({ permissions }) =>
      permissions.get("branding"),
    );
  expect(order(lower, higher)).toEqual(["full", "view_only"]);
  expect(order(higher, lower)).toEqual(["full", "view_only"]);
});
