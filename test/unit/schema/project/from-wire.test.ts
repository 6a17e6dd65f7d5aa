import { fromWire } from "../../../../src/schema/project/from-wire";
import { groupDataSource } from "../../../../src/resources/data/group";
import { roleAttributes } from "../../../../src/resources/role-attributes";
import { userDataSource } from "../../../../src/resources/data/user";
import { sample } from "../../../contract/samples";
import { FULL_GADGET, FULL_RECORD, GADGET } from "../gadget";

const NOTHING = Object.fromEntries(Object.keys(GADGET).map((name) => [name, null]));

test("every kind from the API's spelling, a shared field divided between its attributes", () => {
  expect(fromWire(GADGET, FULL_RECORD)).toEqual(FULL_GADGET);
});

test("an empty record is an object of nulls", () => {
  expect(fromWire(GADGET, {})).toEqual(NOTHING);
});

test.each([
  ["null", null],
  ["a list", []],
  ["a number", 7],
  ["a text", "FULL"],
  ["an object of wrong things", { id: 7, ROLES: 1, BRANDING: {} }],
])("a field that is %s where something else is expected never ends a run", (_what, odd) => {
  const fields = ["levels", "owner", "roles", "size", "status"];
  const record = Object.fromEntries(fields.map((field) => [field, odd]));
  expect(() => fromWire(GADGET, record)).not.toThrow();
  expect(fromWire(GADGET, record)).toMatchObject({ owner: null, levels: null, active: null });
});

test("a level that nobody knows is shown as it is", () => {
  expect(fromWire(GADGET, { levels: { ROLES: "SUPER_FULL" } })).toMatchObject({
    levels: { roles: "super_full" },
  });
});

test("empty objects of the wire mean that there is nothing", () => {
  expect(fromWire(userDataSource.attributes, sample("user") as object)).toEqual({
    id: "iadkfk65g07tr",
    login_name: "mira.okafor@sample.example",
    display_name: "Mira Okafor",
    first_name: "Mira",
    last_name: "Okafor",
    primary_email: "mira.okafor@sample.example",
    secondary_email: "mira@home.example",
    department: null,
    idp: null,
    status: true,
    source: "SCIM",
    custom_attributes: null,
  });
});

test("groups with and without description and identity provider", () => {
  const { records } = sample("group-page") as { records: object[] };
  const groups = records.map((record) => fromWire(groupDataSource.attributes, record));
  expect(groups).toMatchObject([
    { description: "First line", idp: { id: "iadkfk65g0p01", name: "Corporate directory" } },
    { description: null, idp: null, admin_entitlement_enabled: false },
    { idp: null, service_entitlement_enabled: false },
  ]);
});

test("a role of a later release: known modules apart from those that nobody knows", () => {
  const state = fromWire(roleAttributes, sample("role-with-unknown-module") as object);
  expect(state).toMatchObject({
    description: null,
    permissions: { users_and_groups: "view_only", roles: null },
    other_permissions: { quantum_keys: "observe" },
  });
});
