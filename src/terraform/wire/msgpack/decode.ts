import type { Path, PathStep } from "../../../diagnostics";
import { UNKNOWN, type Value } from "../../../schema/value";
import {
  MAX_TYPE_DEPTH,
  nameOfType,
  parseCtyType,
  type CtyAttributes,
  type CtyType,
} from "../cty-type";
import { fromDecimal, fromFloat } from "../decimal";
import { WireFormatError } from "../wire-format-error";
import { TokenReader, type Token } from "./token-reader";

/** Unknown values: 0 is plain, 12 also says what is known of it, which the kernel has no use for. */
const UNKNOWN_EXTENSIONS: readonly number[] = [0, 12];

/**
 * Reads one value of a type. Sets keep the order of the bytes. A number that no JS number means exactly comes as its
 * decimal text (see decimal.ts). Throws WireFormatError for bytes that are not such a value.
 */
export function decodeMsgpack(bytes: Uint8Array, type: CtyType): Value {
  const decoder = new Decoder(
    new TokenReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
  );
  return decoder.only(type);
}

class Decoder {
  private readonly utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  private readonly path: PathStep[] = [];
  private depth = 0;

  constructor(private readonly tokens: TokenReader) {}

  /** The value that fills the bytes. */
  only(type: CtyType): Value {
    const value = this.value(type);
    if (!this.tokens.atEnd)
      throw new WireFormatError("bytes are left over after the MessagePack value");
    return value;
  }

  private value(type: CtyType): Value {
    const token = this.next();
    if (token.kind === "nil") return null;
    if (token.kind === "extension") return this.unknown(token.type);
    if (type === "string") return this.text(token, type);
    if (type === "bool") return token.kind === "bool" ? token.value : this.mismatch(type, token);
    if (type === "number") return this.number(token);
    if (type === "dynamic") return this.dynamic(token);
    switch (type[0]) {
      case "list":
      case "set":
        return this.items(token, type, () => type[1]);
      case "tuple":
        return this.tuple(token, type[1]);
      case "map":
        return this.entries(
          token,
          type,
          () => type[1],
          (key) => ({ key }),
        );
      case "object":
        return this.object(token, type[1]);
    }
  }

  private unknown(extension: number): Value {
    if (UNKNOWN_EXTENSIONS.includes(extension)) return UNKNOWN;
    return this.fail(`MessagePack extension ${extension} is not one of Terraform's`);
  }

  private number(token: Token): Value {
    switch (token.kind) {
      case "integer":
        return typeof token.value === "number" ? token.value : this.decimal(String(token.value));
      case "float":
        return fromFloat(token.value) ?? this.fail("the number is infinite");
      case "bytes":
        return this.decimal(this.text(token, "number"));
      default:
        return this.mismatch("number", token);
    }
  }

  private decimal(text: string): number | string {
    return fromDecimal(text) ?? this.fail("the text is not a number");
  }

  private text(token: Token, type: CtyType): string {
    if (token.kind !== "bytes") return this.mismatch(type, token);
    try {
      return this.utf8.decode(token.value);
    } catch {
      return this.fail("the text is not valid UTF-8");
    }
  }

  /** A dynamic value is a pair: its type as JSON, then the value. */
  private dynamic(token: Token): Value {
    if (token.kind !== "array" || token.length !== 2) {
      return this.fail("a dynamic value must be a pair of type and value");
    }
    const type = parseCtyType(this.text(this.next(), "string"));
    if (++this.depth > MAX_TYPE_DEPTH) return this.fail("dynamic values are nested too deeply");
    const value = this.value(type);
    this.depth--;
    return value;
  }

  private items(token: Token, type: CtyType, typeOf: (index: number) => CtyType): readonly Value[] {
    if (token.kind !== "array") return this.mismatch(type, token);
    const items: Value[] = [];
    for (let index = 0; index < token.length; index++) {
      items.push(this.below({ index }, typeOf(index)));
    }
    return items;
  }

  private tuple(token: Token, types: readonly CtyType[]): Value {
    if (token.kind === "array" && token.length !== types.length) {
      return this.fail(`a tuple of ${types.length} items is expected, ${token.length} are there`);
    }
    return this.items(token, ["tuple", types], (index) => types[index] ?? "dynamic");
  }

  private object(token: Token, attributes: CtyAttributes): Value {
    const typeOf = (name: string): CtyType =>
      Object.hasOwn(attributes, name) && attributes[name] !== undefined
        ? attributes[name]
        : this.fail(`the schema has no attribute ${JSON.stringify(name)}`);
    const object = this.entries(token, ["object", attributes], typeOf, (attribute) => ({
      attribute,
    }));
    const missing = Object.keys(attributes).find((name) => !Object.hasOwn(object, name));
    return missing === undefined
      ? object
      : this.fail(`the attribute ${JSON.stringify(missing)} is missing`);
  }

  private entries(
    token: Token,
    type: CtyType,
    typeOf: (key: string) => CtyType,
    step: (key: string) => PathStep,
  ): { readonly [key: string]: Value } {
    if (token.kind !== "map") return this.mismatch(type, token);
    const entries = new Map<string, Value>();
    for (let index = 0; index < token.length; index++) {
      const key = this.text(this.next(), "string");
      if (entries.has(key)) return this.fail(`the key ${JSON.stringify(key)} occurs twice`);
      entries.set(key, this.below(step(key), typeOf(key)));
    }
    // Unlike an assignment, this also makes a property of the key "__proto__".
    return Object.fromEntries(entries);
  }

  private below(step: PathStep, type: CtyType): Value {
    this.path.push(step);
    const value = this.value(type);
    this.path.pop();
    return value;
  }

  private next(): Token {
    try {
      return this.tokens.next();
    } catch (error) {
      if (error instanceof WireFormatError) this.fail(error.problem);
      throw error;
    }
  }

  private mismatch(type: CtyType, token: Token): never {
    return this.fail(`expected ${nameOfType(type)}, found MessagePack ${token.kind}`);
  }

  private fail(problem: string): never {
    const path: Path = [...this.path];
    throw new WireFormatError(problem, path);
  }
}
