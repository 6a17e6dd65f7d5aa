import type { GrantBody, GrantRecord, RoleRecord } from "../../tenant";

/** Whether two records of one pair grant the same: roles have no order. */
export function sameGrant(a: GrantBody, b: GrantBody): boolean {
  const [left, right] = [a, b].map(({ roles }) => new Set(roles.map(({ id }) => id)));
  return (
    a.scope?.id === b.scope?.id &&
    left?.size === right?.size &&
    a.roles.every(({ id }) => right?.has(id) === true)
  );
}

/**
 * Whether a write is no more what is `seen`: a role that it left is gone, one that it took away is back, or the scope
 * is another. Roles that came on top are somebody else's, and no matter.
 */
export function isUndone(
  before: GrantRecord,
  after: GrantRecord | undefined,
  seen: GrantRecord | undefined,
): boolean {
  const [had, left, holds] = [before, after, seen].map(
    (record) => new Set(record?.roles.map(({ id }) => id)),
  ) as [Set<string>, Set<string>, Set<string>];
  const lost = [...left].some((id) => !holds.has(id));
  const back = [...had].some((id) => !left.has(id) && holds.has(id));
  const moved = after !== undefined && seen !== undefined && after.scope?.id !== seen.scope?.id;
  return lost || back || moved;
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
