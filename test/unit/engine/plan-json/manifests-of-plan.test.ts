import { manifestsOfPlan } from "../../../../src/engine/plan-json";

const change = (
  address: string,
  before: object | null,
  after: object | null,
  unknown: object = {},
) => {
  const [type = "", name = ""] = address.split(".");
  return {
    address,
    mode: "managed",
    type,
    name,
    change: { actions: [], before, after, after_unknown: unknown },
  };
};

const sides = (...changes: object[]) => {
  const resources = changes.map((one) => ({
    ...one,
    expressions: { group_id: {}, role_ids: {}, name: {}, permissions: {} },
  }));
  const { before, after } = manifestsOfPlan(
    {
      format_version: "1.2",
      resource_changes: changes,
      configuration: { root_module: { resources } },
    },
    "plan.json",
  );
  const declares = ({ resources: all }: typeof before) =>
    Object.fromEntries(all.map((one) => [one.path, one.declares]));
  return { before: declares(before), after: declares(after) };
};

const ROLE = "zidentity_role.desk";
const GRANT = "zidentity_group_role_assignment.desk";
const grant = (ids: string[]) => ({
  group_id: "g1",
  service_id: "s1",
  role_ids: ids,
  exclusive: true,
});

test("a plan that only creates has nothing before", () => {
  const { before, after } = sides(change(ROLE, null, { name: "Desk" }, { id: true }));
  expect(before).toEqual({});
  expect(after).toEqual({ [ROLE]: { name: "Desk" } });
});

test("a plan that destroys has nothing afterwards, and ids keep their names before", () => {
  const { before, after } = sides(
    change(ROLE, { id: "r1", name: "Desk", permissions: { roles: "full" } }, null),
    change(GRANT, { id: "x", ...grant(["r1"]) }, null),
  );
  expect(after).toEqual({});
  expect(before).toEqual({
    [ROLE]: { name: "Desk", permissions: { roles: "full" } },
    [GRANT]: { group: { id: "g1" }, service: "ZIAM", roles: ["Desk"], exclusive: true },
  });
});

test("a role that is renamed has the name of each side", () => {
  const held = { id: "x", ...grant(["r1"]) };
  const { before, after } = sides(
    change(ROLE, { id: "r1", name: "Desk" }, { id: "r1", name: "Service desk" }),
    change(GRANT, held, held),
  );
  expect(before[GRANT]).toMatchObject({ roles: ["Desk"] });
  expect(after[GRANT]).toMatchObject({ roles: ["Service desk"] });
});

test("what is known after apply only is an expression afterwards, and known before", () => {
  const { before, after } = sides(
    change(
      GRANT,
      { id: "x", ...grant(["r1"]) },
      { ...grant([]), role_ids: null },
      { role_ids: true },
    ),
  );
  expect(before[GRANT]).toMatchObject({ roles: [{ id: "r1" }] });
  expect(after[GRANT]).toMatchObject({ roles: [{ expression: "${known_after_apply}" }] });
});
