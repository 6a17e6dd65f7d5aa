import {
  Group,
  Role,
  RoleAssignments,
  type RoleAssignmentsProps,
  Service,
  User,
} from "../../../../src/constructs";
import { declares, newStack, synthErrors, synthesized } from "../synthesized";

function declared(props: (made: { readonly a: Role; readonly b: Role }) => RoleAssignmentsProps) {
  const result = synthesized(
    newStack((stack) => {
      const a = new Role(stack, "a", { name: "A" });
      const b = new Role(stack, "b", { name: "B" });
      new RoleAssignments(stack, "all", props({ a, b }));
    }),
  );
  const entries = Object.entries(declares(result));
  return Object.fromEntries(entries.filter(([path]) => path.startsWith("access/all/")));
}

describe("RoleAssignments", () => {
  it("gives the same role to all groups and users", () => {
    const found = declared(({ a }) => ({
      groups: ["Helpdesk", "Night Shift"],
      users: ["ann@example.com"],
      role: a,
      exclusive: false,
      start: "2126-06-01T08:00:00Z",
      duration: "8h",
    }));
    const rest = { roles: ["A"], exclusive: false, expires_at: "2126-06-01T16:00:00Z" };
    expect(found).toEqual({
      "access/all/group-Helpdesk": { group: "Helpdesk", ...rest },
      "access/all/group-Night Shift": { group: "Night Shift", ...rest },
      "access/all/user-ann@example.com": { user: "ann@example.com", ...rest },
    });
  });

  it("gives each his own roles", () => {
    const found = declared(({ a, b }) => ({
      groups: { Helpdesk: a, Auditors: [a, b] },
      users: { "ann@example.com": [b] },
    }));
    expect(found).toEqual({
      "access/all/group-Helpdesk": { group: "Helpdesk", roles: ["A"] },
      "access/all/group-Auditors": { group: "Auditors", roles: ["A", "B"] },
      "access/all/user-ann@example.com": { user: "ann@example.com", roles: ["B"] },
    });
  });

  it("takes objects, also as the keys of a map, and adds up what one is given twice", () => {
    const result = synthesized(
      newStack((stack) => {
        const service = Service.named(stack, "ZIA", { org: "Acme West" });
        const role = Role.named(stack, "Super Admin", { service });
        const desk = Group.byName(stack, "Helpdesk");
        const ann = User.byLogin(stack, "ann@example.com");
        new RoleAssignments(stack, "list", { groups: [desk, "Helpdesk"], role, service });
        const more = Role.named(stack, "Read Only", { service });
        new RoleAssignments(stack, "map", {
          users: new Map<User | string, Role | typeof role>([
            [ann, role],
            ["ann@example.com", more],
          ]),
          service,
        });
      }),
    );
    const service = { name: "ZIA", org_name: "Acme West" };
    expect(declares(result)).toEqual({
      "access/list/group-Helpdesk": { group: "Helpdesk", roles: ["Super Admin"], service },
      "access/map/user-ann@example.com": {
        user: "ann@example.com",
        roles: ["Super Admin", "Read Only"],
        service,
      },
    });
  });

  it("hands its assignments out, in the order in which their principals are named", () => {
    newStack((stack) => {
      const all = new RoleAssignments(stack, "all", {
        groups: ["B", "A"],
        users: ["u"],
        role: new Role(stack, "r", { name: "R" }),
      });
      expect(all.groupAssignments.map(({ node }) => node.id)).toEqual(["group-B", "group-A"]);
      expect(all.userAssignments.map(({ node }) => node.id)).toEqual(["user-u"]);
    });
  });

  it.each<[string, object, RegExp]>([
    [
      "nobody",
      { groups: [], users: {} },
      /^declaration\/nobody-named at access\/all: Nobody is named\. .* Fix: /,
    ],
    [
      "no role",
      { groups: ["A"] },
      /^declaration\/wrong-value at access\/all\/group-A: roles: .*at least 1/,
    ],
  ])("finds %s", (_what, props, expected) => {
    const errors = synthErrors((stack) => {
      new RoleAssignments(stack, "all", props);
    });
    expect(errors).toEqual([expect.stringMatching(expected)]);
  });

  it("finds a principal that another construct names on the same service", () => {
    const errors = synthErrors((stack) => {
      const role = new Role(stack, "r", { name: "R" });
      new RoleAssignments(stack, "a", { groups: ["Helpdesk"], role });
      new RoleAssignments(stack, "b", { groups: { Helpdesk: role } });
    });
    expect(errors).toEqual([
      expect.stringMatching(/^assignment\/declared-twice at access\/b\/group-Helpdesk: /),
    ]);
  });
});
