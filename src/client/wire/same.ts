import type { GrantBody, RoleRecord } from "../../tenant";

/** Whether two records of one pair grant the same: roles have no order. */
export function sameGrant(a: GrantBody, b: GrantBody): boolean {
  const [left, right] = [a, b].map(({ roles }) => new Set(roles.map(({ id }) => id)));
  return (
    a.scope?.id === b.scope?.id &&
    left?.size === right?.size &&
    a.roles.every(({ id }) => right?.has(id) === true)
  );
}

type RoleContent = Pick<RoleRecord, "name" | "description" | "permissions">;

/** Whether two roles say the same: an absent description is an empty one, an absent module is `NONE`. */
export function sameRole(a: RoleContent, b: RoleContent): boolean {
  if (a.name !== b.name || (a.description ?? "") !== (b.description ?? "")) return false;
  const [left, right] = [a.permissions ?? {}, b.permissions ?? {}];
  return [...Object.keys(left), ...Object.keys(right)].every(
    (module) => (left[module] ?? "NONE") === (right[module] ?? "NONE"),
  );
}
