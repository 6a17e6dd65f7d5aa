import { adopt, compareWithTenant } from "../../../src/engine";
import { GROUP_HELPDESK, smallTenant } from "../tenant/small-tenant";
import { declaredWith, NOW } from "./declared";

const holding = (...ids: string[]) =>
  smallTenant({
    grants: [
      {
        principal: GROUP_HELPDESK,
        serviceId: "s4",
        roles: ids.map((id) => ({ id })),
        scope: { id: "0" },
      },
    ],
  });

const editsOf = async (more: object, ...held: string[]) => {
  const assignment = { group: "Helpdesk", service: "ZPA", exclusive: false, ...more };
  const loaded = declaredWith({}, ["group_role_assignment", assignment]);
  const { edits } = adopt(await compareWithTenant(loaded, holding(...held), NOW));
  return edits.map(({ kind, changed, state }) => ({
    kind,
    changed: [...changed].sort(),
    roles: state["role_ids"],
    scope: state["scope_id"],
  }));
};

const ROLES = { roles: [{ id: "7" }, { id: "9" }] };

test("roles that are declared and not held are not adopted; those of others are, in the same edit", async () => {
  expect(await editsOf(ROLES, "7", "8")).toEqual([
    expect.objectContaining({ kind: "set", changed: ["role_ids"], roles: ["7", "8"] }),
  ]);
  expect(await editsOf(ROLES, "8")).toEqual([
    expect.objectContaining({ kind: "set", changed: ["role_ids"], roles: ["8"] }),
  ]);
});

test("a scope that is declared and is not that of the record is set with the roles", async () => {
  const set = { kind: "set", changed: ["role_ids", "scope_id"], scope: "0" };
  expect(await editsOf({ ...ROLES, scope: "Plant" }, "7", "8")).toEqual([
    { ...set, roles: ["7", "8"] },
  ]);
  expect(await editsOf({ ...ROLES, scope: "Plant" }, "8")).toEqual([{ ...set, roles: ["8"] }]);
  expect(await editsOf({ ...ROLES, scope: "Default" }, "8")).toEqual([
    { ...set, changed: ["role_ids"], roles: ["8"] },
  ]);
});

test("where nobody else holds anything, what is not there is to be removed", async () => {
  const elsewhere = { group: "Helpdesk", roles: ["Desk"], exclusive: false };
  const loaded = declaredWith({}, ["group_role_assignment", elsewhere]);
  const { edits } = adopt(await compareWithTenant(loaded, holding("8"), NOW));
  expect(edits.map(({ kind }) => kind)).toEqual(["remove"]);
});
