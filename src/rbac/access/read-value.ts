/** An object of which nothing is known. */
export type Unread = Readonly<Record<string, unknown>>;

/** The fields of an object; none of anything else. */
export function fieldsOf(given: unknown): Unread {
  return typeof given === "object" && given !== null ? { ...given } : {};
}

/** The objects of a list; none of anything else. */
export function itemsOf(given: unknown): readonly Unread[] {
  return Array.isArray(given) ? given.map(fieldsOf) : [];
}

export function textOf(given: unknown): string | undefined {
  return typeof given === "string" ? given : undefined;
}

export function flagOf(given: unknown): boolean | undefined {
  return typeof given === "boolean" ? given : undefined;
}

/** The texts of a set. */
export function textsOf(given: unknown): ReadonlySet<string> | undefined {
  if (!(given instanceof Set)) return undefined;
  return new Set([...given].filter((item) => typeof item === "string"));
}

/** A map from text, with each value read; a value that reads as undefined is left out. */
export function mapOf<T>(
  given: unknown,
  read: (value: unknown) => T | undefined,
): ReadonlyMap<string, T> | undefined {
  if (!(given instanceof Map)) return undefined;
  const map = new Map<string, T>();
  for (const [key, value] of given as ReadonlyMap<unknown, unknown>) {
    const item = read(value);
    if (typeof key === "string" && item !== undefined) map.set(key, item);
  }
  return map;
}
