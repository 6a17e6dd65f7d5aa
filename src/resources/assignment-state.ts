import { knownString, property, type KnownObject, type ObjectValue } from "../schema";
import type { GrantRecord, Principal } from "../tenant";
import { formatPairId } from "./assignment-id";
import type { PrincipalKind } from "./principal-kind";
import { inForce } from "./time-bound";

/** Who holds something on which service: the identity of every assignment. */
export interface Pair {
  readonly principal: Principal;
  readonly serviceId: string;
}

/** The pair that a state or a declaration names; unknown parts are empty. */
export function pairOf({ type, attribute }: PrincipalKind, value: ObjectValue): Pair {
  const id = knownString(property(value, attribute)) ?? "";
  return { principal: { type, id }, serviceId: knownString(property(value, "service_id")) ?? "" };
}

/** The known role ids of a state or a declaration. */
export function roleIdsOf(value: ObjectValue): readonly string[] {
  const ids = property(value, "role_ids");
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
}

/** True unless the value says `exclusive = false`. */
export function isExclusive(value: ObjectValue): boolean {
  return property(value, "exclusive") !== false;
}

/**
 * What a record is as the state of an assignment: all of it when the assignment is exclusive, and otherwise the part
 * that the reference declares. Undefined when nothing of that part is there.
 */
export function assignmentState(
  kind: PrincipalKind,
  record: GrantRecord,
  reference: ObjectValue,
): KnownObject | undefined {
  const exclusive = isExclusive(reference);
  const declared = new Set(roleIdsOf(reference));
  const held = record.roles.map(({ id }) => id);
  const roleIds = exclusive ? held : held.filter((id) => declared.has(id));
  if (roleIds.length === 0) return undefined;
  const showsScope = exclusive || property(reference, "scope_id") !== null;
  return {
    id: formatPairId(kind, record.principal.id, record.serviceId),
    [kind.attribute]: record.principal.id,
    service_id: record.serviceId,
    role_ids: roleIds,
    scope_id: showsScope ? (record.scope?.id ?? null) : null,
    exclusive,
    ...inForce(reference),
  };
}

/** The roles that a record holds beyond an assignment that is not exclusive; an exclusive one covers them all. */
export function undeclared(state: KnownObject, declared: ObjectValue): KnownObject | undefined {
  if (isExclusive(declared)) return undefined;
  const ours = new Set(roleIdsOf(declared));
  const others = roleIdsOf(state).filter((id) => !ours.has(id));
  return others.length === 0 ? undefined : { ...state, role_ids: others };
}
