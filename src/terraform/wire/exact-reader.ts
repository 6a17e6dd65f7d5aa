import { BufferReader } from "protobufjs/minimal";
import { WireFormatError } from "./wire-format-error";

/**
 * A protobuf reader whose int64 is a JS number, as the generated types promise, and which refuses one that a number
 * cannot hold. The library's own gives an object of the package `long` instead, where that is installed.
 */
export function exactReader(bytes: Uint8Array): BufferReader {
  const reader = new BufferReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  // Not a subclass: the library's types know int64 as Long alone.
  return Object.defineProperty(reader, "int64", { value: readSafeInteger });
}

function readSafeInteger(this: BufferReader): number {
  const value = Number(BufferReader.prototype.int64.call(this));
  if (!Number.isSafeInteger(value)) {
    throw new WireFormatError("an integer of the message is larger than 2^53");
  }
  return value;
}
