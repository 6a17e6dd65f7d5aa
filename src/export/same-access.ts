import type { ExportedGrant } from "./tenant-as-code";

/** The grants of a service by what they give, in the order of the first of each: "same role for all" is said once. */
export function sameAccess(
  grants: readonly ExportedGrant[],
): readonly (readonly ExportedGrant[])[] {
  const found = new Map<string, ExportedGrant[]>();
  for (const grant of grants) {
    const { roles, scope, exclusive } = grant;
    const key = JSON.stringify([roles.map(({ id }) => id), scope?.id, exclusive]);
    const same = found.get(key);
    if (same === undefined) found.set(key, [grant]);
    else same.push(grant);
  }
  return [...found.values()];
}
