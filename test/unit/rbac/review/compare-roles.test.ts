import type { DeclaredAccess, DeclaredRole } from "../../../../src/rbac";
import {
  grant,
  group,
  named,
  role,
  user,
  zia,
  zidentity,
} from "../../../../src/rbac/rules/across/example";
import { compared } from "./compared";

function differing(...[before, after, options]: Parameters<typeof compared>) {
  return compared(before, after, options).roles;
}

function roles(...declared: DeclaredRole[]): Partial<DeclaredAccess> {
  return { roles: declared };
}

const viewer = role("Viewer", { users_and_groups: "view_only" });

test("a role that is new, and one that is gone, with its levels against none", () => {
  const levels = (before: string, after: string) => [{ module: "users_and_groups", before, after }];
  expect(differing({}, roles(viewer))).toStrictEqual([
    { change: "created", name: "Viewer", levels: levels("none", "view_only"), holders: 0 },
  ]);
  expect(differing(roles(viewer), {})).toStrictEqual([
    { change: "removed", name: "Viewer", levels: levels("view_only", "none"), holders: 0 },
  ]);
});

test("a changed role names the levels that differ, by module, and no other", () => {
  const before = role("Desk", { users_and_groups: "view_only", roles: "full", branding: "full" });
  const open = new Map<string, string | undefined>([
    ["users_and_groups", undefined],
    ["roles", "full"],
    ["audit_logs", "view_only"],
  ]);
  expect(differing(roles(before), roles({ ...before, permissions: open }))).toStrictEqual([
    {
      change: "changed",
      name: "Desk",
      levels: [
        { module: "audit_logs", before: "none", after: "view_only" },
        { module: "branding", before: "full", after: "none" },
        { module: "users_and_groups", before: "view_only", after: "known after apply" },
      ],
      holders: 0,
    },
  ]);
});

test("a level that is written as none is none", () => {
  const same = role("Viewer", { users_and_groups: "view_only", roles: "none" });
  expect(differing(roles(viewer), roles(same))).toEqual([]);
});

test("a renamed role by both names, though no level differs", () => {
  const reader = { ...role("Reader", { users_and_groups: "view_only" }), at: viewer.at };
  expect(differing(roles(viewer), roles(reader))).toStrictEqual([
    { change: "changed", name: "Reader", formerName: "Viewer", levels: [], holders: 0 },
  ]);
});

test("by name, and under one name what is new before what is gone", () => {
  const again = { ...viewer, key: "other id", at: "elsewhere" };
  const difference = differing(
    roles(role("Zeta", {}), viewer, role("Alpha", {})),
    roles(again, role("Mid", {})),
  );
  expect(difference.map(({ name, change }) => `${name} ${change}`)).toEqual([
    "Alpha removed",
    "Mid created",
    "Viewer created",
    "Viewer removed",
    "Zeta removed",
  ]);
});

describe("holders", () => {
  const holding = (...who: ReturnType<typeof user>[]) => ({
    roles: [viewer],
    grants: who.map((one) => grant(one, zidentity, [named("Viewer")])),
  });

  test("of a new role afterwards, of one that is gone before", () => {
    expect(differing({}, holding(user("ann"), group("Desk")))).toMatchObject([{ holders: 2 }]);
    expect(differing(holding(user("ann"), group("Desk")), {})).toMatchObject([{ holders: 2 }]);
  });

  test("of a changed role afterwards, each once, and only by a record of their own", () => {
    const raised = role("Viewer", { users_and_groups: "full" });
    const after = {
      roles: [raised],
      grants: [
        grant(group("Desk"), zidentity, [named("Viewer")], { exclusive: false }),
        grant(group("Desk"), zidentity, [named("Viewer")], { exclusive: false, at: "again" }),
        grant(user("bob"), zia, [named("Viewer", zia)]),
      ],
    };
    const memberships = new Map([["cid", ["Desk"]]]);
    expect(
      differing(holding(user("ann"), user("bob")), after, { facts: { memberships } }),
    ).toMatchObject([{ change: "changed", holders: 1 }]);
  });

  test("whoever holds it in the tenant without a declaration counts", () => {
    const liveGrants = [
      { principal: user("ann"), service: zidentity, roles: [named("Viewer")] },
      { principal: user("bob"), service: zidentity, roles: [{ key: undefined, label: "${x}" }] },
    ];
    expect(differing({}, roles(viewer), { facts: { liveGrants } })).toMatchObject([{ holders: 1 }]);
  });
});
