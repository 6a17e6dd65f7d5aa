import { randomBytes } from "node:crypto";

/** A number from 0 (included) to 1 (excluded). */
export type Random = () => number;

/** Unguessable: access tokens and client secrets are made from it. */
export const secureRandom: Random = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

export function randomText(random: Random, length: number): string {
  let text = "";
  while (text.length < length) text += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
  return text;
}

/** An id as the wire has them: 13 lower-case letters and digits, such as `iadkfk65g07tr`. */
export function newId(random: Random): string {
  return `i${randomText(random, 12)}`;
}

export function randomUuid(random: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
