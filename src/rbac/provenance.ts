/** A role or a user group, by id, with the name that a person knows it by. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A text that is equal for equal pairs of id and name, and sorts by name. */
export function namedKey({ id, name }: Named): string {
  return JSON.stringify([name, id]);
}

/**
 * How a user comes to hold a role: by a record of his own, or as a member of a user group; `untold` where a tenant shows
 * that he holds it and not how.
 */
export type Via =
  | { readonly kind: "direct" }
  | { readonly kind: "untold" }
  | { readonly kind: "group"; readonly group: Named };

/** A text that is equal for equal ways and sorts a user's own record before those of groups. */
export function viaKey(via: Via): string {
  if (via.kind === "group") return `1${namedKey(via.group)}`;
  return via.kind === "direct" ? "0" : "00";
}

/** The items without repetitions, in the order of their keys: whatever order they came in. */
export function inKeyOrder<T>(items: Iterable<T>, keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) byKey.set(keyOf(item), item);
  return [...byKey].sort(([a], [b]) => compareText(a, b)).map(([, item]) => item);
}

/** The same on every machine, unlike a comparison by locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
