import type { PathStep } from "../../../diagnostics";
import {
  isListValue,
  isObjectValue,
  isUnknown,
  property,
  type ObjectValue,
  type Value,
} from "../../../schema/value";
import {
  encodeCtyType,
  nameOfType,
  type CtyAttributes,
  type CtyPrimitive,
  type CtyType,
} from "../cty-type";
import { isDecimal } from "../decimal";
import { WireFormatError } from "../wire-format-error";
import { ByteWriter } from "./byte-writer";

/** Extension 0 with one byte of no meaning: an unknown value. */
const UNKNOWN_BYTES = Buffer.from([0xd4, 0, 0]);

/**
 * Writes one value of a type. An attribute that the object leaves out is null; sets and the keys of maps and objects
 * are written in one order whatever theirs is. Throws WireFormatError when the value does not fit the type.
 */
export function encodeMsgpack(value: Value, type: CtyType): Buffer {
  const encoder = new Encoder();
  encoder.value(value, type);
  return encoder.writer.finish();
}

class Encoder {
  writer = new ByteWriter();
  private readonly path: PathStep[] = [];

  value(value: Value, type: CtyType): void {
    if (isUnknown(value)) return this.writer.raw(UNKNOWN_BYTES);
    if (value === null) return this.writer.nil();
    if (type === "dynamic") return this.dynamic(value);
    if (typeof type === "string") return this.primitive(value, type);
    switch (type[0]) {
      case "list":
        return this.items(this.list(value, type), () => type[1]);
      case "set":
        return this.set(this.list(value, type), type[1]);
      case "tuple":
        return this.tuple(this.list(value, type), type[1]);
      case "map":
        return this.map(this.record(value, type), type[1]);
      case "object":
        return this.object(this.record(value, type), type[1]);
    }
  }

  private primitive(value: Value, type: CtyPrimitive): void {
    switch (type) {
      case "string":
        return typeof value === "string" ? this.writer.text(value) : this.mismatch(type);
      case "bool":
        return typeof value === "boolean" ? this.writer.bool(value) : this.mismatch(type);
      case "number":
        return this.number(value);
    }
  }

  /** What is no safe integer goes as decimal text: a float would turn 0.1 into another number in Terraform's eyes. */
  private number(value: Value): void {
    if (Number.isSafeInteger(value)) return this.writer.integer(Number(value));
    if (typeof value === "number" && Number.isFinite(value)) return this.writer.text(String(value));
    if (typeof value === "string" && isDecimal(value)) return this.writer.text(value);
    this.mismatch("number");
  }

  private dynamic(value: Value): void {
    const type = typeOf(value);
    this.writer.arrayHeader(2);
    this.writer.binary(encodeCtyType(type));
    this.value(value, type);
  }

  private items(items: readonly Value[], typeOf: (index: number) => CtyType): void {
    this.writer.arrayHeader(items.length);
    items.forEach((item, index) => this.below({ index }, item, typeOf(index)));
  }

  private tuple(items: readonly Value[], types: readonly CtyType[]): void {
    if (items.length !== types.length) {
      this.fail(`a tuple of ${types.length} items is expected, the value has ${items.length}`);
    }
    this.items(items, (index) => types[index] ?? "dynamic");
  }

  private set(items: readonly Value[], type: CtyType): void {
    const encoded = items.map((item, index) => this.apart({ index }, item, type));
    this.writer.arrayHeader(encoded.length);
    for (const bytes of encoded.sort((a, b) => a.compare(b))) this.writer.raw(bytes);
  }

  private map(value: ObjectValue, type: CtyType): void {
    const keys = Object.keys(value).sort();
    this.writer.mapHeader(keys.length);
    for (const key of keys) {
      this.writer.text(key);
      this.below({ key }, property(value, key), type);
    }
  }

  private object(value: ObjectValue, attributes: CtyAttributes): void {
    const stranger = Object.keys(value).find((name) => !Object.hasOwn(attributes, name));
    if (stranger !== undefined)
      this.fail(`the schema has no attribute ${JSON.stringify(stranger)}`);
    const types = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
    this.writer.mapHeader(types.length);
    for (const [attribute, type] of types) {
      this.writer.text(attribute);
      this.below({ attribute }, property(value, attribute), type);
    }
  }

  private below(step: PathStep, value: Value, type: CtyType): void {
    this.path.push(step);
    this.value(value, type);
    this.path.pop();
  }

  /** Encodes into bytes of its own, to be put in order later. */
  private apart(step: PathStep, value: Value, type: CtyType): Buffer {
    const outer = this.writer;
    this.writer = new ByteWriter();
    this.below(step, value, type);
    const bytes = this.writer.finish();
    this.writer = outer;
    return bytes;
  }

  private list(value: Value, type: CtyType): readonly Value[] {
    return isListValue(value) ? value : this.mismatch(type);
  }

  private record(value: Value, type: CtyType): ObjectValue {
    return isObjectValue(value) ? value : this.mismatch(type);
  }

  private mismatch(type: CtyType): never {
    return this.fail(`the value does not fit the type ${nameOfType(type)}`);
  }

  private fail(problem: string): never {
    throw new WireFormatError(problem, [...this.path]);
  }
}

/** The type that a value of a dynamic attribute is sent with. A null or unknown inside stays dynamic. */
function typeOf(value: Value): CtyType {
  if (value === null || isUnknown(value)) return "dynamic";
  if (isListValue(value)) return ["tuple", value.map(typeOf)];
  if (isObjectValue(value)) {
    return [
      "object",
      Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typeOf(item)])),
    ];
  }
  return typeof value === "string" ? "string" : typeof value === "number" ? "number" : "bool";
}
