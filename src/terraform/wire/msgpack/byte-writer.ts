/** Appends MessagePack to a buffer that grows. Writes the shortest form of each value. */
export class ByteWriter {
  private buffer = Buffer.allocUnsafe(256);
  private length = 0;

  /** The bytes so far, as a copy. */
  finish(): Buffer {
    return Buffer.from(this.buffer.subarray(0, this.length));
  }

  nil(): void {
    this.byte(0xc0);
  }

  bool(value: boolean): void {
    this.byte(value ? 0xc3 : 0xc2);
  }

  /** A safe integer. */
  integer(value: number): void {
    if (value >= 0) this.positive(value);
    else this.negative(value);
  }

  text(value: string): void {
    const size = Buffer.byteLength(value, "utf8");
    if (size <= 31) this.byte(0xa0 | size);
    else this.header(size, 0xd9, 0xda, 0xdb);
    const at = this.grow(size);
    this.buffer.write(value, at, "utf8");
  }

  binary(value: Uint8Array): void {
    this.header(value.length, 0xc4, 0xc5, 0xc6);
    this.raw(value);
  }

  arrayHeader(length: number): void {
    if (length <= 15) this.byte(0x90 | length);
    else this.header(length, undefined, 0xdc, 0xdd);
  }

  mapHeader(length: number): void {
    if (length <= 15) this.byte(0x80 | length);
    else this.header(length, undefined, 0xde, 0xdf);
  }

  /** Bytes that are MessagePack already. */
  raw(bytes: Uint8Array): void {
    const at = this.grow(bytes.length);
    this.buffer.set(bytes, at);
  }

  private positive(value: number): void {
    if (value <= 0x7f) this.byte(value);
    else if (value <= 0xff) this.lead(0xcc, value, 1);
    else if (value <= 0xffff) this.lead(0xcd, value, 2);
    else if (value <= 0xffffffff) this.lead(0xce, value, 4);
    else {
      this.byte(0xcf);
      const at = this.grow(8);
      this.buffer.writeBigUInt64BE(BigInt(value), at);
    }
  }

  private negative(value: number): void {
    if (value >= -0x20) this.byte(0x100 + value);
    else if (value >= -0x80) this.lead(0xd0, value + 0x100, 1);
    else if (value >= -0x8000) this.lead(0xd1, value + 0x10000, 2);
    else if (value >= -0x80000000) this.lead(0xd2, value + 0x100000000, 4);
    else {
      this.byte(0xd3);
      const at = this.grow(8);
      this.buffer.writeBigInt64BE(BigInt(value), at);
    }
  }

  /** A length of 8, 16 or 32 bits after the lead byte of that width; arrays and maps have no 8-bit form. */
  private header(length: number, lead8: number | undefined, lead16: number, lead32: number): void {
    if (lead8 !== undefined && length <= 0xff) this.lead(lead8, length, 1);
    else if (length <= 0xffff) this.lead(lead16, length, 2);
    else this.lead(lead32, length, 4);
  }

  private lead(lead: number, value: number, width: number): void {
    this.byte(lead);
    const at = this.grow(width);
    this.buffer.writeUIntBE(value, at, width);
  }

  private byte(value: number): void {
    const at = this.grow(1);
    this.buffer[at] = value;
  }

  /** Makes room for so many bytes and gives where they start. */
  private grow(size: number): number {
    const start = this.length;
    this.length += size;
    if (this.length > this.buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.length, 2 * this.buffer.length));
      this.buffer.copy(larger, 0, 0, start);
      this.buffer = larger;
    }
    return start;
  }
}
