import { compareText, inKeyOrder, type Via, viaKey } from "../../../src/rbac/provenance";

const byGroup = (id: string, name: string): Via => ({ kind: "group", group: { id, name } });

it("a way has one key, and no other has it", () => {
  const ways: readonly Via[] = [
    { kind: "direct" },
    { kind: "untold" },
    byGroup("1", "A"),
    byGroup("2", "A"),
    byGroup("1", "B"),
    byGroup("", ""),
  ];
  expect(new Set(ways.map(viaKey)).size).toBe(ways.length);
  expect(ways.map(viaKey)).toEqual(structuredClone(ways).map(viaKey));
});

it("a user's own record comes before those of groups, and those by the groups' names", () => {
  const ways = [byGroup("0", "B"), byGroup("9", "A"), byGroup("8", "A")];
  for (const own of [{ kind: "direct" }, { kind: "untold" }] as const)
    expect(inKeyOrder([...ways, own, own], viaKey)).toEqual([
      own,
      byGroup("8", "A"),
      byGroup("9", "A"),
      byGroup("0", "B"),
    ]);
});

it("texts are compared by their characters alone", () => {
  expect(["b", "a", "B", "ä", "a"].sort(compareText)).toEqual(["B", "a", "a", "b", "ä"]);
});
