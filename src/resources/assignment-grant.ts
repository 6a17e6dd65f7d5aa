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
  if (isExclusive(planned)) return body(ours, knownString(property(planned, "scope_id")));
  const formerlyOurs = new Set(prior === null ? [] : roleIdsOf(prior));
  const others = rolesOf(current).filter((id) => !formerlyOurs.has(id));
  const scopeId = knownString(property(planned, "scope_id")) ?? current?.scope?.id;
  return body([...ours, ...others], scopeId);
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

function rolesOf(record: GrantRecord | undefined): readonly string[] {
  return record === undefined ? [] : record.roles.map(({ id }) => id);
}

function body(roleIds: readonly string[], scopeId: string | undefined): GrantBody {
  const roles = [...new Set(roleIds)].map((id) => ({ id }));
  return scopeId === undefined ? { roles } : { roles, scope: { id: scopeId } };
}
