import { UNKNOWN, type Value } from "../../../../src/schema/value";
import { fromDynamicValue, fromRawState, toDynamicValue } from "../../../../src/terraform/wire";
import type { CtyType } from "../../../../src/terraform/wire";

const group: CtyType = ["object", { id: "string", name: "string" }];

describe("fromDynamicValue", () => {
  it("reads MessagePack, else JSON", () => {
    expect(fromDynamicValue({ msgpack: Buffer.from("a161", "hex") }, "string")).toBe("a");
    expect(fromDynamicValue({ msgpack: Buffer.alloc(0), json: Buffer.from('"b"') }, "string")).toBe(
      "b",
    );
  });

  it.each([undefined, null, {}, { msgpack: Buffer.alloc(0), json: Buffer.alloc(0) }])(
    "takes %j for null",
    (dynamic) => {
      expect(fromDynamicValue(dynamic, group)).toBeNull();
    },
  );
});

describe("toDynamicValue", () => {
  it("writes MessagePack that reads back", () => {
    const value: Value = { id: UNKNOWN, name: "Helpdesk" };
    expect(fromDynamicValue(toDynamicValue(value, group), group)).toEqual(value);
  });
});

describe("fromRawState", () => {
  it("reads the JSON of a state, whatever attributes came or went since", () => {
    const json = Buffer.from('{"name":"Helpdesk","old":1}');
    expect(fromRawState({ json }, group)).toEqual({ id: null, name: "Helpdesk" });
  });

  it("refuses the form of Terraform 0.11", () => {
    expect(() => fromRawState({ flatmap: { id: "1" } }, group)).toThrow("Terraform 0.11");
  });

  it("takes an absent state for null", () => {
    expect(fromRawState(undefined, group)).toBeNull();
  });
});
