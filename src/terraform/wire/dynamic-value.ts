import { type tfplugin6 } from "../../generated/protocol";
import type { Value } from "../../schema/value";
import type { CtyType } from "./cty-type";
import { decodeJson } from "./json-value";
import { decodeMsgpack, encodeMsgpack } from "./msgpack";
import { WireFormatError } from "./wire-format-error";

/**
 * A DynamicValue of a request as a value of the kernel; one that is absent or empty is null.
 * Throws WireFormatError when the bytes are not a value of the type.
 */
export function fromDynamicValue(
  dynamic: tfplugin6.DynamicValue.$Properties | null | undefined,
  type: CtyType,
): Value {
  if (hasBytes(dynamic?.msgpack)) return decodeMsgpack(dynamic.msgpack, type);
  if (hasBytes(dynamic?.json)) return decodeJson(toText(dynamic.json), type, "reject");
  return null;
}

/** A value of the kernel as a DynamicValue. Throws WireFormatError when the value does not fit the type. */
export function toDynamicValue(value: Value, type: CtyType): tfplugin6.DynamicValue.$Properties {
  return { msgpack: encodeMsgpack(value, type) };
}

/**
 * A stored object as a value of the present type: an attribute that the type no longer has is dropped, one that the
 * state does not have yet is null. Throws WireFormatError when the state is of another shape.
 */
export function fromRawState(
  raw: tfplugin6.RawState.$Properties | null | undefined,
  type: CtyType,
): Value {
  if (hasBytes(raw?.json)) return decodeJson(toText(raw.json), type, "drop");
  if (Object.keys(raw?.flatmap ?? {}).length > 0) {
    throw new WireFormatError(
      "the state is in the form of Terraform 0.11 and older, which this provider never wrote",
    );
  }
  return null;
}

function hasBytes(bytes: Uint8Array | null | undefined): bytes is Uint8Array {
  return bytes !== null && bytes !== undefined && bytes.length > 0;
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
