import fc from "fast-check";
import {
  type HeldByGroup,
  LINKED_SERVICE_REASONS,
  linkedServiceAccess,
  type Named,
} from "../../../src/rbac";

const reader: Named = { id: "r1", name: "Reader" };
const owner: Named = { id: "r2", name: "Owner" };

function ofGroup(name: string, creationRank: number, roles: readonly Named[]): HeldByGroup {
  return { group: { id: `g-${name}`, name }, creationRank, roles };
}

function groupVia(name: string) {
  return { kind: "group", group: { id: `g-${name}`, name } };
}

describe("access to a linked service", () => {
  it("is the user's own record, even against a group created earlier", () => {
    const access = linkedServiceAccess({
      own: { roles: [reader] },
      groups: [ofGroup("Admins", 0, [owner])],
    });
    expect(access).toEqual({
      reason: "own_record",
      deciding: { via: { kind: "direct" }, roles: [reader] },
      overridden: [{ via: groupVia("Admins"), roles: [owner] }],
    });
  });

  it("counts a record once that is told twice, with its roles in another order", () => {
    const both = [ofGroup("Admins", 0, [reader, owner]), ofGroup("Admins", 0, [owner, reader])];
    expect(linkedServiceAccess({ groups: both })).toMatchObject({
      reason: "only_group",
      overridden: [],
    });
  });

  it("is that of the group created first, whatever the names and the order given", () => {
    const access = linkedServiceAccess({
      groups: [
        ofGroup("Alpha", 7, [reader]),
        ofGroup("Zeta", 2, [owner]),
        ofGroup("Mid", 5, [reader]),
      ],
    });
    expect(access.reason).toBe("first_group");
    expect(access.deciding).toEqual({ via: groupVia("Zeta"), roles: [owner] });
    expect(access.overridden.map((path) => path.via)).toEqual([groupVia("Mid"), groupVia("Alpha")]);
  });

  it("says so when only one group holds roles", () => {
    const access = linkedServiceAccess({ groups: [ofGroup("Ops", 3, [reader])] });
    expect(access).toMatchObject({ reason: "only_group", overridden: [] });
  });

  it("is nothing without a record", () => {
    expect(linkedServiceAccess({ groups: [] })).toEqual({ reason: "no_record", overridden: [] });
  });

  it("counts a record without roles for nothing", () => {
    const access = linkedServiceAccess({
      own: { roles: [] },
      groups: [ofGroup("Empty", 0, []), ofGroup("Ops", 1, [reader])],
    });
    expect(access).toEqual({
      reason: "only_group",
      deciding: { via: groupVia("Ops"), roles: [reader] },
      overridden: [],
    });
  });

  it("keeps the scope of a record", () => {
    const scope = { id: "s1", name: "West" };
    const access = linkedServiceAccess({ own: { roles: [reader], scope }, groups: [] });
    expect(access.deciding?.scope).toEqual(scope);
  });

  it("takes groups of the same rank by id", () => {
    const access = linkedServiceAccess({
      groups: [ofGroup("B", 1, [reader]), ofGroup("A", 1, [owner])],
    });
    expect(access.deciding?.via).toEqual(groupVia("A"));
  });

  it("has a sentence for every reason", () => {
    for (const text of Object.values(LINKED_SERVICE_REASONS)) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});

describe("the laws of access to a linked service", () => {
  const roles = fc.subarray([reader, owner]);
  const record = fc
    .tuple(fc.constantFrom("A", "B", "C", "D"), fc.nat(3), roles)
    .map((given) => ofGroup(...given));
  const groups = fc.uniqueArray(record, { selector: (held) => held.group.id });
  const own = fc.option(roles.map((held) => ({ roles: held })));

  function access(mine: { roles: readonly Named[] } | null, all: readonly HeldByGroup[]) {
    return linkedServiceAccess({ ...(mine === null ? {} : { own: mine }), groups: all });
  }

  it("does not depend on the order of groups or roles, nor on repetition", () => {
    fc.assert(
      fc.property(own, groups, (mine, all) => {
        const other = [...all, ...all]
          .reverse()
          .map((held) => ({ ...held, roles: [...held.roles].reverse() }));
        expect(access(mine, other)).toEqual(access(mine, all));
      }),
    );
  });

  it("accounts for every record with roles, once", () => {
    fc.assert(
      fc.property(own, groups, (mine, all) => {
        const { deciding, overridden } = access(mine, all);
        const counted = [mine ?? { roles: [] }, ...all].filter((held) => held.roles.length > 0);
        expect((deciding === undefined ? 0 : 1) + overridden.length).toBe(counted.length);
      }),
    );
  });

  it("does not change by a group that was created after the one that decides", () => {
    fc.assert(
      fc.property(own, groups, roles, (mine, all, later) => {
        const before = access(mine, all).deciding;
        const after = access(mine, [...all, ofGroup("Later", 99, later)]).deciding;
        if (before !== undefined) expect(after).toEqual(before);
      }),
    );
  });
});
