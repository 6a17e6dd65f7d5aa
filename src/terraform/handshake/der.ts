/** The few forms of ASN.1 DER (X.690) that a certificate needs. */

export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...lengthBytes(content.length)]), content]);
}

export const sequence = (...items: readonly Uint8Array[]): Buffer => der(0x30, ...items);

export const set = (...items: readonly Uint8Array[]): Buffer => der(0x31, ...items);

/** A dotted object identifier whose arcs are below 2^14. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const arcs = [40 * first + second, ...rest];
  return der(
    0x06,
    Buffer.from(arcs.flatMap((arc) => (arc < 0x80 ? [arc] : [0x80 | (arc >> 7), arc & 0x7f]))),
  );
}

/** Until 2049 a certificate's time has two digits for the year, from 2050 on four (RFC 5280, 4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replace(/[-:T]/g, "");
  return date.getUTCFullYear() < 2050
    ? der(0x17, Buffer.from(digits.slice(2), "ascii"))
    : der(0x18, Buffer.from(digits, "ascii"));
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}
