import { isObject } from "../is-object";

/** A value does not have the form that the API gives it. The message says which field, never its value. */
export class Misfit extends Error {
  override readonly name = "Misfit";
}

const KINDS = {
  text: (value: unknown) => typeof value === "string",
  /** A text that is not empty: an id. */
  id: (value: unknown) => typeof value === "string" && value !== "",
  flag: (value: unknown) => typeof value === "boolean",
  object: isObject,
  texts: (value: unknown) =>
    isObject(value) && Object.values(value).every((entry) => typeof entry === "string"),
  /** An object whose id and name, where it has them, are texts: it may be empty. */
  reference: (value: unknown) =>
    isObject(value) && isTextOrAbsent(value["id"]) && isTextOrAbsent(value["name"]),
} satisfies Record<string, (value: unknown) => boolean>;

type Kind = keyof typeof KINDS;

/** The kind of each field that a record names; `!` marks one that must be there. */
export type Shape<T> = { readonly [K in keyof Required<T>]: Kind | `${Kind}!` };

/**
 * The value as a record, all its fields kept. A named field that is null counts as absent.
 * Throws `Misfit` for another form.
 */
export function readShape<T extends object>(shape: Shape<T>, what: string, value: unknown): T {
  if (!isObject(value)) throw new Misfit(`${what} is not an object.`);
  const record = withoutNulls(shape, value);
  if (!fits(shape, what, record)) throw new Misfit(`${what} has another form.`);
  return record;
}

/** Throws at the first field that does not fit, so that the message can name it. */
function fits<T extends object>(shape: Shape<T>, what: string, record: object): record is T {
  for (const [field, wanted] of Object.entries<string>(shape)) {
    const value: unknown = Object.hasOwn(record, field) ? Reflect.get(record, field) : undefined;
    const required = wanted.endsWith("!");
    if (value === undefined && !required) continue;
    if (value === undefined) throw new Misfit(`${what} has no "${field}".`);
    const kind = required ? wanted.slice(0, -1) : wanted;
    if (!isKind(kind) || !KINDS[kind](value))
      throw new Misfit(`${what} has a "${field}" that is not a usable ${kind}.`);
  }
  return true;
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(KINDS, kind);
}

function withoutNulls(shape: object, record: Readonly<Record<string, unknown>>): object {
  const nulls = Object.keys(shape).filter((field) => record[field] === null);
  if (nulls.length === 0) return record;
  return Object.fromEntries(Object.entries(record).filter(([field]) => !nulls.includes(field)));
}

function isTextOrAbsent(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}
