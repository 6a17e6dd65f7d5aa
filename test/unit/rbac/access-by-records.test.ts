import { type CountingRecord, linkedAccess, zidentityAccess } from "../../../src/rbac";

const reader = { id: "r1", name: "Reader" };
const owner = { id: "r2", name: "Owner" };
const west = { id: "s1", name: "West" };

function byGroup(name: string, rank: number, role = reader): CountingRecord {
  return { via: { kind: "group", group: { id: `g-${name}`, name } }, rank, roles: [role] };
}

describe("on ZIdentity itself", () => {
  it("the roles of all records add up, each by its own way (002)", () => {
    const permissions: Record<string, Record<string, string>> = {
      r1: { external_identities: "restricted_view" },
      r2: { external_identities: "view_only" },
    };
    const desk = byGroup("Desk", 0, owner);
    const { modules, unreadRoles } = zidentityAccess(
      [{ via: { kind: "direct" }, rank: 0, roles: [reader, { id: "r3", name: "Unread" }] }, desk],
      (id) => permissions[id],
    );
    const module = modules.find((one) => one.module === "external_identities");
    expect(module).toMatchObject({ level: "view_only", exact: false });
    expect(module?.paths).toMatchObject([
      { role: owner, via: desk.via, standing: "decides" },
      { role: reader, via: { kind: "direct" }, standing: "outranked" },
    ]);
    expect(unreadRoles).toEqual([{ role: { id: "r3", name: "Unread" }, via: { kind: "direct" } }]);
  });
});

describe("on a linked service (H)", () => {
  const own: CountingRecord = { via: { kind: "direct" }, rank: 9, roles: [owner], scope: west };

  it("the user's own record wins, wherever it stands among the others", () => {
    const groups = [byGroup("Old", 1), byGroup("New", 2)];
    for (const records of [
      [own, ...groups],
      [...groups, own],
    ])
      expect(linkedAccess(records)).toStrictEqual({
        reason: "own_record",
        deciding: { via: { kind: "direct" }, roles: [owner], scope: west },
        overridden: groups.map(({ via, roles }) => ({ via, roles })),
      });
  });

  it("else that of the group with the least rank", () => {
    const [late, early] = [byGroup("A", 2), byGroup("B", 1, owner)];
    expect(linkedAccess([late, early])).toStrictEqual({
      reason: "first_group",
      deciding: { via: early.via, roles: [owner] },
      overridden: [{ via: late.via, roles: [reader] }],
    });
    expect(linkedAccess([late])).toMatchObject({ reason: "only_group", overridden: [] });
  });

  it("what the tenant shows without a way is told as shown", () => {
    const untold: CountingRecord = { ...own, via: { kind: "untold" } };
    expect(linkedAccess([untold])).toStrictEqual({
      reason: "shown",
      deciding: { via: { kind: "untold" }, roles: [owner], scope: west },
      overridden: [],
    });
  });

  it("a record without roles shows nothing", () => {
    const nothing = { reason: "no_record", overridden: [] };
    expect(linkedAccess([{ via: { kind: "untold" }, rank: 0, roles: [] }])).toStrictEqual(nothing);
    expect(linkedAccess([])).toStrictEqual(nothing);
  });
});
