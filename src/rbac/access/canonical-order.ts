import { compareText } from "../provenance";
import type { DeclaredAccess } from "./declared-access";

/** The same declarations in one order, so that no finding depends on the order in which they were given. */
export function inCanonicalOrder(declared: DeclaredAccess): DeclaredAccess {
  return {
    ...declared,
    roles: [...declared.roles].sort(compareDeclarations),
    grants: [...declared.grants].sort(compareDeclarations),
    entitlements: [...declared.entitlements].sort(compareDeclarations),
  };
}

/** By place; places are unique but for a caller's mistake, and then by all that is declared there. */
function compareDeclarations<T extends { readonly at: string }>(a: T, b: T): number {
  return compareText(a.at, b.at) || (a === b ? 0 : compareText(contentOf(a), contentOf(b)));
}

function contentOf(declaration: object): string {
  return JSON.stringify(declaration, (_, value: unknown) =>
    value instanceof Map ? [...value].map((entry) => JSON.stringify(entry)).sort() : value,
  );
}
