import fc from "fast-check";
import { UNKNOWN, type Value } from "../../../../../src/schema/value";
import type { CtyType } from "../../../../../src/terraform/wire/cty-type";
import { decodeMsgpack, encodeMsgpack } from "../../../../../src/terraform/wire/msgpack";
import { WireFormatError } from "../../../../../src/terraform/wire/wire-format-error";

const names = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "id", ""),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);

const types: fc.Arbitrary<CtyType> = fc.letrec<{ type: CtyType }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<CtyType>("string", "number", "bool", "dynamic"),
    fc.tuple(fc.constantFrom("list", "set", "map"), tie("type")),
    fc.tuple(fc.constant("object" as const), fc.dictionary(names, tie("type"), { maxKeys: 4 })),
    fc.tuple(fc.constant("tuple" as const), fc.array(tie("type"), { maxLength: 4 })),
  ),
})).type;

const numbers = fc.oneof(
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc
    .bigInt({ min: 2n ** 53n + 1n, max: 2n ** 200n })
    .filter((n) => BigInt(String(Number(n)).replace(/\D.*/, "")) !== n)
    .map(String),
);

const texts = fc.string({ unit: "grapheme" });

function knownOf(type: CtyType): fc.Arbitrary<Value> {
  if (type === "string") return texts;
  if (type === "number") return numbers;
  if (type === "bool") return fc.boolean();
  if (type === "dynamic")
    return fc.oneof(
      texts,
      fc.boolean(),
      fc.array(texts, { maxLength: 3 }),
      fc.dictionary(names, fc.maxSafeInteger(), { maxKeys: 3 }),
    );
  switch (type[0]) {
    case "list":
    case "set":
      return fc.array(valueOf(type[1]), { maxLength: 20 });
    case "map":
      return fc.dictionary(names, valueOf(type[1]), { maxKeys: 20 });
    case "tuple":
      return fc.tuple(...type[1].map(valueOf));
    case "object": {
      const entries = Object.entries(type[1]).map(([name, of]) =>
        valueOf(of).map((value): [string, Value] => [name, value]),
      );
      return fc.tuple(...entries).map((all) => Object.fromEntries(all));
    }
  }
}

function valueOf(type: CtyType): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 8, arbitrary: knownOf(type) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant(UNKNOWN) },
  );
}

const typedValues = types.chain((type) => fc.tuple(fc.constant(type), valueOf(type)));

/** The same value with its sets in one order, and its objects without a prototype. */
function normal(value: Value, type: CtyType): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    const of = (index: number): CtyType =>
      typeof type === "string"
        ? "dynamic"
        : type[0] === "tuple"
          ? (type[1][index] ?? "dynamic")
          : type[0] === "object"
            ? "dynamic"
            : type[1];
    const items = value.map((item: Value, index) => normal(item, of(index)));
    return type[0] === "set" ? items.map((item) => printed(item)).sort() : items;
  }
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => {
      const below =
        typeof type === "string"
          ? "dynamic"
          : type[0] === "object"
            ? (type[1][key] ?? "dynamic")
            : type[0] === "map"
              ? type[1]
              : "dynamic";
      return [key, normal(item, below)];
    });
}

function printed(item: unknown): string {
  return JSON.stringify(item, (_key, value: unknown) =>
    typeof value === "symbol" ? "<unknown>" : value,
  );
}

describe("MessagePack there and back", () => {
  it("keeps every value of every type", () => {
    fc.assert(
      fc.property(typedValues, ([type, value]) => {
        expect(normal(decodeMsgpack(encodeMsgpack(value, type), type), type)).toEqual(
          normal(value, type),
        );
      }),
      { numRuns: 500 },
    );
  });

  it("writes the same bytes for the same set in another order", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (items) => {
        const reversed = [...items].reverse();
        expect(encodeMsgpack(items, ["set", "string"])).toEqual(
          encodeMsgpack(reversed, ["set", "string"]),
        );
      }),
    );
  });

  it("answers any bytes with a value or a WireFormatError", () => {
    fc.assert(
      fc.property(types, fc.uint8Array({ maxLength: 60 }), (type, bytes) => {
        try {
          decodeMsgpack(bytes, type);
        } catch (error) {
          expect(error).toBeInstanceOf(WireFormatError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("answers every damage to good bytes with a value or a WireFormatError", () => {
    fc.assert(
      fc.property(typedValues, fc.nat(), fc.nat(255), ([type, value], at, byte) => {
        const bytes = encodeMsgpack(value, type);
        bytes[at % bytes.length] = byte;
        try {
          decodeMsgpack(bytes, type);
        } catch (error) {
          expect(error).toBeInstanceOf(WireFormatError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
