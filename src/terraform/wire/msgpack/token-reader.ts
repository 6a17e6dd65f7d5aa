import { WireFormatError } from "../wire-format-error";

/** What stands next in the bytes. For `array` and `map` the items follow as tokens of their own. */
export type Token =
  | { readonly kind: "nil" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "integer"; readonly value: number | bigint }
  | { readonly kind: "float"; readonly value: number }
  /** `bin` and `str` alike. */
  | { readonly kind: "bytes"; readonly value: Buffer }
  | { readonly kind: "extension"; readonly type: number }
  | { readonly kind: "array"; readonly length: number }
  /** `length` counts pairs. */
  | { readonly kind: "map"; readonly length: number };

/**
 * A cursor over MessagePack bytes. Every length is checked against the bytes that are left before anything is
 * allocated for it, so that a few hostile bytes cannot ask for gigabytes.
 */
export class TokenReader {
  private position = 0;

  constructor(private readonly bytes: Buffer) {}

  get atEnd(): boolean {
    return this.position === this.bytes.length;
  }

  next(): Token {
    const lead = this.unsigned(1);
    if (lead <= 0x7f) return { kind: "integer", value: lead };
    if (lead >= 0xe0) return { kind: "integer", value: lead - 0x100 };
    if (lead <= 0x8f) return this.map(lead & 0x0f);
    if (lead <= 0x9f) return this.array(lead & 0x0f);
    if (lead <= 0xbf) return this.raw(lead & 0x1f);
    if (lead <= 0xc9) return this.constantOrBinary(lead);
    if (lead <= 0xd3) return this.number(lead);
    return this.longForm(lead);
  }

  /** 0xc0 to 0xc9: nil, the booleans, bin 8/16/32, ext 8/16/32. */
  private constantOrBinary(lead: number): Token {
    if (lead === 0xc0) return { kind: "nil" };
    if (lead === 0xc2 || lead === 0xc3) return { kind: "bool", value: lead === 0xc3 };
    if (lead === 0xc1) throw new WireFormatError("the MessagePack byte 0xc1 means nothing");
    if (lead <= 0xc6) return this.raw(this.unsigned(1 << (lead - 0xc4)));
    return this.extension(this.unsigned(1 << (lead - 0xc7)));
  }

  /** 0xca to 0xd3: float 32/64, uint 8 to 64, int 8 to 64. */
  private number(lead: number): Token {
    switch (lead) {
      case 0xca:
        return { kind: "float", value: this.bytes.readFloatBE(this.skip(4)) };
      case 0xcb:
        return { kind: "float", value: this.bytes.readDoubleBE(this.skip(8)) };
      case 0xcf:
        return { kind: "integer", value: this.bytes.readBigUInt64BE(this.skip(8)) };
      case 0xd3:
        return { kind: "integer", value: this.bytes.readBigInt64BE(this.skip(8)) };
      default: {
        const width = 1 << ((lead - 0xcc) % 4);
        const value =
          lead <= 0xce ? this.unsigned(width) : this.bytes.readIntBE(this.skip(width), width);
        return { kind: "integer", value };
      }
    }
  }

  /** 0xd4 to 0xdf: fixext 1 to 16, str 8/16/32, array 16/32, map 16/32. */
  private longForm(lead: number): Token {
    if (lead <= 0xd8) return this.extension(1 << (lead - 0xd4));
    if (lead <= 0xdb) return this.raw(this.unsigned(1 << (lead - 0xd9)));
    const length = this.unsigned(lead % 2 === 0 ? 2 : 4);
    return lead <= 0xdd ? this.array(length) : this.map(length);
  }

  private array(length: number): Token {
    this.require(length);
    return { kind: "array", length };
  }

  private map(length: number): Token {
    this.require(2 * length);
    return { kind: "map", length };
  }

  private raw(length: number): Token {
    const start = this.skip(length);
    return { kind: "bytes", value: this.bytes.subarray(start, start + length) };
  }

  private extension(length: number): Token {
    const type = this.bytes.readInt8(this.skip(1));
    this.skip(length);
    return { kind: "extension", type };
  }

  private unsigned(width: number): number {
    return this.bytes.readUIntBE(this.skip(width), width);
  }

  /** Moves on by so many bytes and gives where they start. */
  private skip(length: number): number {
    this.require(length);
    const start = this.position;
    this.position += length;
    return start;
  }

  private require(length: number): void {
    if (length > this.bytes.length - this.position) {
      throw new WireFormatError(
        `the MessagePack value is cut short: ${length} more bytes are announced at byte ${this.position}, ` +
          `${this.bytes.length - this.position} are there`,
      );
    }
  }
}
