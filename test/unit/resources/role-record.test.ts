import { findRoleRecord, mergeRole, newRole } from "../../../src/resources/role-record";
import type { KnownObject } from "../../../src/schema";
import type { RoleRecord } from "../../../src/tenant";
import { smallTenant } from "../tenant/small-tenant";

const PLANNED: KnownObject = {
  id: "r2",
  name: "Desk",
  description: null,
  permissions: { roles: "full" },
  other_permissions: null,
};

const CURRENT: RoleRecord = {
  id: "r2",
  name: "Old desk",
  description: "Old",
  systemDefined: false,
  permissions: { ROLES: "VIEW_ONLY", BRANDING: "FULL", Quantum_Keys: "Observe" },
};

test("the body of a new role", () => {
  expect(newRole(PLANNED)).toEqual({ name: "Desk", permissions: { ROLES: "FULL" } });
  expect(newRole({ ...PLANNED, description: "", permissions: null })).toEqual({
    name: "Desk",
    description: "",
    permissions: {},
  });
});

test("what is not planned goes, what nobody knows stays in the tenant's own spelling", () => {
  const current = { ...CURRENT, addedLater: { kept: true } };
  const next = mergeRole(current, PLANNED, PLANNED);
  expect(next).toEqual({
    id: "r2",
    name: "Desk",
    systemDefined: false,
    addedLater: { kept: true },
    permissions: { ROLES: "FULL", Quantum_Keys: "Observe" },
  });
});

test.each<[string, KnownObject, KnownObject, object]>([
  ["kept", { quantum_keys: "observe" }, { quantum_keys: "observe" }, { Quantum_Keys: "Observe" }],
  ["changed", { quantum_keys: "observe" }, { quantum_keys: "hold" }, { QUANTUM_KEYS: "HOLD" }],
  ["dropped", { quantum_keys: "observe" }, {}, {}],
  [
    "joined by another",
    { quantum_keys: "observe" },
    { quantum_keys: "observe", new_one: "full" },
    { Quantum_Keys: "Observe", NEW_ONE: "FULL" },
  ],
])("a module that nobody knows is %s", (_what, before, after, written) => {
  const plan = (others: KnownObject) => ({
    ...PLANNED,
    permissions: null,
    other_permissions: others,
  });
  expect(mergeRole(CURRENT, plan(before), plan(after)).permissions).toEqual(written);
});

test("a module that somebody added since the plan is kept", () => {
  const others = { ...PLANNED, other_permissions: { first: "full" } };
  const current = { ...CURRENT, permissions: { FIRST: "FULL", SECOND: "OBSERVE" } };
  expect(mergeRole(current, others, others).permissions).toEqual({
    ROLES: "FULL",
    FIRST: "FULL",
    SECOND: "OBSERVE",
  });
});

test("a state means a role by id, a declaration by name, and never a predefined one", async () => {
  const tenant = smallTenant();
  expect(await findRoleRecord(tenant, { id: "r2", name: "Other" })).toMatchObject({ name: "Desk" });
  expect(await findRoleRecord(tenant, { id: null, name: "Desk" })).toMatchObject({ id: "r2" });
  expect(await findRoleRecord(tenant, { id: null, name: "Super Admin" })).toBeUndefined();
  expect(await findRoleRecord(tenant, { id: "gone", name: "Desk" })).toBeUndefined();
});
