import { knownString, property, type KnownObject } from "../schema";
import type { GrantBody, GrantRecord } from "../tenant";
import { isExclusive, roleIdsOf } from "./assignment-state";

/** What the record shall hold: just our roles, or ours beside those that others granted. */
export function grantBody(
  current: GrantRecord | undefined,
  prior: KnownObject | null,
  planned: KnownObject,
): GrantBody {
  const ours = roleIdsOf(planned);
  const scopeId = scopeIdOf(planned);
  if (isExclusive(planned)) return body(ours, scopeId);
  // An exclusive state shows the whole record, so that what it holds was not all declared by us.
  const shared = prior !== null && !isExclusive(prior) ? prior : null;
  const formerlyOurs = new Set(shared === null ? [] : roleIdsOf(shared));
  const others = rolesOf(current).filter((id) => !formerlyOurs.has(id));
  const scopeWasOurs = shared !== null && scopeIdOf(shared) !== undefined;
  return body([...ours, ...others], scopeId ?? (scopeWasOurs ? undefined : current?.scope?.id));
}

/** What stays of a record when our assignment goes: nothing, or the roles that we did not declare. */
export function remainingGrant(
  current: GrantRecord | undefined,
  prior: KnownObject,
): GrantBody | undefined {
  if (current === undefined || isExclusive(prior)) return undefined;
  const ours = new Set(roleIdsOf(prior));
  const others = rolesOf(current).filter((id) => !ours.has(id));
  return others.length === 0 ? undefined : body(others, current.scope?.id);
}

function scopeIdOf(value: KnownObject): string | undefined {
  return knownString(property(value, "scope_id"));
}

function rolesOf(record: GrantRecord | undefined): readonly string[] {
  return record === undefined ? [] : record.roles.map(({ id }) => id);
}

function body(roleIds: readonly string[], scopeId: string | undefined): GrantBody {
  const roles = [...new Set(roleIds)].map((id) => ({ id }));
  return scopeId === undefined ? { roles } : { roles, scope: { id: scopeId } };
}
