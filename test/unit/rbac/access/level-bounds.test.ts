import { boundsOf, meets } from "../../../../src/rbac/access/level-bounds";
import { levels } from "../../../../src/rbac/rules/across/example";

const open = new Map([["users_and_groups", undefined]]);
const viewer = levels({ users_and_groups: "view_only" });

describe("the levels that may be the effective one", () => {
  it("are the highest, where every level is known", () => {
    const bounds = boundsOf([viewer, levels({ users_and_groups: "full" })]);
    expect(bounds.possible("users_and_groups")).toEqual(["full"]);
    expect(bounds.possible("roles")).toEqual(["none"]);
  });

  it("are that and all above it that the module offers, where one is not known", () => {
    expect(boundsOf([viewer, open]).possible("users_and_groups")).toEqual(["view_only", "full"]);
    expect(boundsOf([open]).possible("users_and_groups")).toEqual(["none", "view_only", "full"]);
    expect(boundsOf([open]).possible("roles")).toEqual(["none"]);
    expect(boundsOf([viewer, undefined]).possible("roles")).toEqual(["none", "view_only", "full"]);
  });
});

it("reaches what is certain, and none always", () => {
  expect(boundsOf([]).reaches("roles", "none")).toBe(true);
  expect(boundsOf([]).reaches("roles", "view_only")).toBe(false);
  expect(boundsOf([viewer, open]).reaches("users_and_groups", "view_only")).toBe(true);
  expect(boundsOf([viewer, open]).reaches("users_and_groups", "full")).toBe(false);
  const odd = boundsOf([levels({ roles: "audit_only" })]);
  expect(odd.reaches("roles", "audit_only")).toBe(true);
  expect(odd.reaches("branding", "audit_only")).toBe(false);
});

it.each([
  [[viewer], true],
  [[viewer, open], true],
  [[open], undefined],
  [[], false],
])("meets a requirement in three values: %#", (held, met) => {
  const requirement = { module: "users_and_groups", levels: ["view_only", "full"] } as const;
  expect(meets(requirement, boundsOf(held))).toBe(met);
});
