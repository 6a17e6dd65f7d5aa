import type { ExpectedRecord } from "../../../../src/engine/documented/expected";
import { infer, type Inference } from "../../../../src/engine/documented/infer";

const record = (
  kind: "user" | "group",
  principalId: string,
  roleIds: readonly string[],
  more: Partial<ExpectedRecord> = {},
): ExpectedRecord => ({
  at: `${kind}-${principalId}-${roleIds.join("")}`,
  kind,
  principalId,
  serviceId: "s",
  own: true,
  roleIds,
  givesNewRole: false,
  ended: false,
  ...more,
});

/** Who shows which roles on the service. */
const shows = (roles: Readonly<Record<string, readonly string[]>>): Inference["shown"] =>
  new Map(
    Object.entries(roles).map(([user, ids]) => [
      user,
      new Map(ids.length === 0 ? [] : [["s", new Set(ids)]]),
    ]),
  );

const given = (
  roles: Readonly<Record<string, readonly string[]>>,
  groups: Readonly<Record<string, readonly string[]>>,
  more: Partial<Inference> = {},
): Inference => ({
  shown: shows(roles),
  memberships: new Map(Object.entries(groups)),
  disabled: new Set(),
  assumed: "unknown",
  ...more,
});

const own = (found: ReturnType<typeof infer>): Record<string, string[]> =>
  Object.fromEntries(
    [...found.own].map(([user, records]) => [user, [...(records.get("s") ?? ["-"])]]),
  );

const IN_G = { ann: ["g"], bob: ["g"] };

test("two members who show what only their group gives them prove that lists are effective", () => {
  const group = record("group", "g", ["r"]);
  const found = infer([group], given({ ann: ["r"], bob: ["r"], cid: [] }, IN_G));
  expect(found.reading).toBe("effective");
  expect(found.groups).toMatchObject([{ whole: true, roleIds: ["r"], lacking: [] }]);
  expect(own(found)).toEqual({ ann: ["-"], bob: ["-"], cid: ["-"] });
});

test("one may hold it himself by chance, and then nothing is proved", () => {
  const group = record("group", "g", ["r"]);
  expect(infer([group], given({ ann: ["r"] }, { ann: ["g"] })).reading).toBe("unknown");
});

test("what shows at a part of the members proves nothing", () => {
  const group = record("group", "g", ["r"]);
  const other = record("group", "h", ["q"]);
  const members = { ...IN_G, cid: ["h"], dan: ["h"] };
  const shown = { ann: ["r"], bob: [], cid: ["q"], dan: ["q"] };
  const found = infer([group, other], given(shown, members));
  expect(found.reading).toBe("unknown");
  expect(found.groups[0]).toMatchObject({ whole: false, showing: ["ann"], lacking: ["bob"] });
});

test("what nobody declares stays a user's own, whatever his groups give", () => {
  const group = record("group", "g", ["r"]);
  const found = infer([group], given({ ann: ["r", "x"], bob: ["r"] }, IN_G));
  expect(own(found)).toEqual({ ann: ["x"], bob: ["-"] });
});

test("what he is declared to hold himself stays his, and is no witness for the group", () => {
  const group = record("group", "g", ["r"]);
  const found = infer([group, record("user", "ann", ["r"])], given({ ann: ["r"], bob: [] }, IN_G));
  expect(own(found)["ann"]).toEqual(["r"]);
  expect(found.groups[0]).toMatchObject({ showing: [], lacking: ["bob"] });
});

test("where users are known to show only what they hold themselves, nothing is taken off", () => {
  const group = record("group", "g", ["r"]);
  const shown = { ann: ["r"], bob: ["r"] };
  const found = infer([group], given(shown, IN_G, { assumed: "direct" }));
  expect([found.reading, own(found)]).toEqual(["direct", shown]);
});

test("disabled members, and a role that is not there yet, are asked for nothing", () => {
  const group = record("group", "g", ["r"]);
  const found = infer(
    [group],
    given({ ann: ["r"], bob: [] }, IN_G, { disabled: new Set(["bob"]) }),
  );
  expect(found.groups[0]).toMatchObject({ whole: true, lacking: [] });
  const fresh = record("group", "g", [], { givesNewRole: true });
  expect(infer([fresh], given({ ann: [], bob: [] }, IN_G)).groups[0]?.whole).toBe(false);
});

describe("on a linked service one record decides", () => {
  const linked = (kind: "user" | "group", id: string, roles: readonly string[]) =>
    record(kind, id, roles, { own: false });

  test("his own: then the group's need not show", () => {
    const all = [linked("group", "g", ["r"]), linked("user", "ann", ["q"])];
    const found = infer(all, given({ ann: ["q"], bob: ["r"] }, IN_G));
    expect(found.groups[0]).toMatchObject({ whole: true, lacking: [] });
  });

  test("one that nobody declares hides the group's as well", () => {
    const found = infer([linked("group", "g", ["r"])], given({ ann: ["x"], bob: ["r"] }, IN_G));
    expect(found.groups[0]).toMatchObject({ whole: true, lacking: [] });
    expect(own(found)["ann"]).toEqual(["x"]);
  });

  test("that of the group that the tenant lists first", () => {
    const all = [linked("group", "h", ["q"]), linked("group", "g", ["r"])];
    const found = infer(all, given({ ann: ["r"] }, { ann: ["g", "h"] }));
    expect(found.groups.map(({ showing, lacking }) => [showing, lacking])).toEqual([
      [[], []],
      [["ann"], []],
    ]);
  });
});

describe("what has ended", () => {
  test("counts for nothing once somebody shows it who is declared nothing else", () => {
    const ended = record("user", "ann", ["r"], { ended: true });
    const found = infer([ended], given({ ann: ["r"] }, {}));
    expect(own(found)).toEqual({ ann: ["r"] });
  });

  test("of a group, is taken off its members only where all show it", () => {
    const ended = record("group", "g", ["r"], { ended: true });
    const all = infer([ended], given({ ann: ["r"], bob: ["r"] }, IN_G));
    expect([all.groups[0]?.whole, own(all)]).toEqual([true, { ann: ["-"], bob: ["-"] }]);
    const one = infer([ended], given({ ann: ["r"], bob: [] }, IN_G));
    expect(own(one)).toEqual({ ann: ["r"], bob: ["-"] });
  });
});

test("service entitlements, which have no roles, in the same way", () => {
  const group = record("group", "g", []);
  const shown: Inference["shown"] = new Map([
    ["ann", new Map([["s", new Set<string>()]])],
    ["bob", new Map([["s", new Set<string>()]])],
    ["cid", new Map([["s", new Set<string>()]])],
  ]);
  const found = infer([group], { ...given({}, IN_G), shown });
  expect(found.reading).toBe("effective");
  expect([...found.own].filter(([, records]) => records.has("s")).map(([user]) => user)).toEqual([
    "cid",
  ]);
});
