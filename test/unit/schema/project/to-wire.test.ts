import { type ObjectValue, UNKNOWN } from "../../../../src/schema";
import { toWire } from "../../../../src/schema/project/to-wire";
import { roleAttributes } from "../../../../src/resources/role-attributes";
import { sample } from "../../../contract/samples";
import { FULL_GADGET, FULL_RECORD, GADGET } from "../gadget";

test("every kind in the API's spelling, two attributes merged into the field that they share", () => {
  expect(toWire(GADGET, FULL_GADGET)).toEqual(FULL_RECORD);
});

test("what is unset, unknown or travels elsewhere is left out", () => {
  const value: ObjectValue = {
    name: "One",
    note: null,
    owner: UNKNOWN,
    secret: "s",
    service_id: "s1",
  };
  expect(toWire(GADGET, value)).toEqual({ name: "One" });
});

test("an empty object and an empty map say that there is nothing", () => {
  expect(toWire(GADGET, { levels: {} })).toEqual({ levels: {} });
  expect(toWire(GADGET, { other_levels: {} })).toEqual({ levels: {} });
});

test("a role as the contract's sample has it", () => {
  const { systemDefined: _theirs, ...body } = sample("role") as Record<string, unknown>;
  const role = {
    id: "iadkfk65g0z09",
    name: "Service desk",
    description: "First line",
    permissions: { users_and_groups: "view_only", user_credentials: "full" },
  };
  expect(toWire(roleAttributes, role)).toEqual(body);
});

test("a key of an object's prototype is a key like any other", () => {
  const others = JSON.parse(`{"__proto__":"full","constructor":"view_only"}`) as object;
  const body = toWire(GADGET, { other_levels: { ...others } });
  expect(JSON.stringify(body)).toBe(`{"levels":{"__PROTO__":"FULL","CONSTRUCTOR":"VIEW_ONLY"}}`);
});
