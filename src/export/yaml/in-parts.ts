/** So many objects a YAML file may hold: with names of a hundred letters it has half of what is read. */
const MOST_IN_A_FILE = 40_000;

export function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / MOST_IN_A_FILE);
  return Array.from({ length: count }, (_, part) =>
    items.slice(part * MOST_IN_A_FILE, (part + 1) * MOST_IN_A_FILE),
  );
}
