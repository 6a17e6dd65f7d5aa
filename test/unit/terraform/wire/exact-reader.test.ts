import { tfplugin6 } from "../../../../src/generated/protocol";
import { exactReader } from "../../../../src/terraform/wire/exact-reader";
import { WireFormatError } from "../../../../src/terraform/wire/wire-format-error";

const read = (hex: string) =>
  tfplugin6.UpgradeResourceState.Request.decode(exactReader(Buffer.from(hex, "hex")));

describe("int64 of a message", () => {
  it.each([
    ["absent", "", 0],
    ["zero", "1000", 0],
    ["one", "1001", 1],
    ["2^53 - 1", "10ffffffffffffff0f", 9007199254740991],
    ["minus one", "10ffffffffffffffffff01", -1],
  ])("is a plain number: %s", (_what, hex, number) => {
    expect(read(hex).version).toBe(number);
  });

  it("is refused above 2^53", () => {
    expect(() => read("108180808080808010")).toThrow(WireFormatError);
  });

  it("survives in messages within messages", () => {
    const bytes = tfplugin6.GetProviderSchema.Response.encode({
      resourceSchemas: { role: { version: 3, block: { version: 4 } } },
    }).finish();
    const { resourceSchemas } = tfplugin6.GetProviderSchema.Response.decode(exactReader(bytes));
    expect(resourceSchemas["role"]?.version).toBe(3);
    expect(resourceSchemas["role"]?.block?.version).toBe(4);
  });
});
