import { effectivePermissionsDataSource } from "../../../src/resources/data/effective-permissions";
import { smallTenant, USER_ANN } from "../tenant/small-tenant";

const group = (id: string) => ({ type: "GROUP", id }) as const;
const roles = [
  { id: "r1", name: "Seer", permissions: { EXTERNAL_IDENTITIES: "RESTRICTED_VIEW" } },
  { id: "r2", name: "Viewer", permissions: { EXTERNAL_IDENTITIES: "VIEW_ONLY", QUANTUM: "SOME" } },
];
const members = { g1: ["u1"], g2: ["u1"], g3: ["u2"] };

function read(more: Parameters<typeof smallTenant>[0], config = {}) {
  const asked = { user_id: null, login_name: "ANN@example.com", service_id: null, ...config };
  return effectivePermissionsDataSource.read(smallTenant({ roles, members, ...more }), asked);
}

test("on ZIdentity roles add up, direct and through the groups that he is in", async () => {
  const grants = [
    { principal: USER_ANN, serviceId: "s1", roles: [{ id: "r1" }] },
    { principal: group("g2"), serviceId: "s1", roles: [{ id: "r2" }] },
    { principal: group("g3"), serviceId: "s1", roles: [{ id: "r9", name: "Not his" }] },
  ];
  const state = await read({ grants });
  expect(state).toMatchObject({ user_id: "u1", login_name: "ann@example.com", service_id: "s1" });
  expect(state["levels"]).toMatchObject({ external_identities: "view_only", roles: "none" });
  // A level that this version does not know may be any.
  expect(state["inexact_modules"]).toEqual(["quantum"]);
  expect(state["paths"]).toEqual([
    {
      module: "external_identities",
      level: "view_only",
      role_id: "r2",
      role_name: "Viewer",
      via: "group",
      group_id: "g2",
      group_name: "Regional IT",
      standing: "decides",
    },
    {
      module: "external_identities",
      level: "restricted_view",
      role_id: "r1",
      role_name: "Seer",
      via: "direct",
      group_id: null,
      group_name: null,
      standing: "outranked",
    },
    {
      module: "quantum",
      level: "some",
      role_id: "r2",
      role_name: "Viewer",
      via: "group",
      group_id: "g2",
      group_name: "Regional IT",
      standing: "not_comparable",
    },
  ]);
});

test("a role that nobody lists makes every level a lower bound", async () => {
  const grants = [{ principal: USER_ANN, serviceId: "s1", roles: [{ id: "r9" }] }];
  const { inexact_modules: inexact, levels } = await read({ grants });
  expect(inexact).toHaveLength(18);
  expect(new Set(Object.values(levels as object))).toEqual(new Set(["none"]));
});

test("on a linked service one record counts: the user's own, else that of the first group", async () => {
  const byGroups = ["g2", "g1"].map((id) => ({
    principal: group(id),
    serviceId: "s2",
    roles: [{ id: "41" }],
  }));
  const own = { principal: USER_ANN, serviceId: "s2", roles: [{ id: "77", name: "Gone" }] };
  const standings = async (grants: typeof byGroups) => {
    const { paths, rule } = await read({ grants }, { service_id: "s2" });
    const list = paths as { group_id: string | null; role_name: string; standing: string }[];
    return [rule, ...list.map((path) => [path.group_id, path.role_name, path.standing])];
  };
  // g1 is before g2 in the tenant's own list.
  expect(await standings(byGroups)).toEqual([
    expect.stringContaining("created first"),
    ["g1", "Auditor", "decides"],
    ["g2", "Auditor", "outranked"],
  ]);
  expect(await standings([...byGroups, own as never])).toEqual([
    expect.stringContaining("own roles win"),
    [null, "Gone", "decides"],
    ["g1", "Auditor", "outranked"],
    ["g2", "Auditor", "outranked"],
  ]);
  expect(await standings([])).toEqual([expect.stringContaining("Neither")]);
});

test("by id, and a user that there is not", async () => {
  expect(await read({}, { user_id: "u2", login_name: null })).toMatchObject({
    login_name: "bob@example.com",
    paths: [],
  });
  await expect(read({}, { login_name: "anne@example.com" })).rejects.toThrow(/ann@example.com/);
});
