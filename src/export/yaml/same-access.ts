import type { ExportedGrant, ExportedPrincipal } from "../tenant-as-code";

/** Those who hold the same on a service, in the order of the first of each. */
export interface SameAccess {
  readonly principals: readonly ExportedPrincipal[];
  /** One of their grants. */
  readonly sample: ExportedGrant;
}

/** "Same role for all": what several hold is said once. */
export function sameAccess(grants: readonly ExportedGrant[]): readonly SameAccess[] {
  const found = new Map<string, { principals: ExportedPrincipal[]; sample: ExportedGrant }>();
  for (const grant of grants) {
    const { roles, scope, principal } = grant;
    const key = JSON.stringify([roles.map(({ id }) => id), scope?.id]);
    const same = found.get(key);
    if (same === undefined) found.set(key, { principals: [principal], sample: grant });
    else same.principals.push(principal);
  }
  return [...found.values()];
}

/** So many objects a YAML file may hold: with names of a hundred letters it has half of what is read. */
const MOST_IN_A_FILE = 40_000;

export function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / MOST_IN_A_FILE);
  return Array.from({ length: count }, (_, part) =>
    items.slice(part * MOST_IN_A_FILE, (part + 1) * MOST_IN_A_FILE),
  );
}
