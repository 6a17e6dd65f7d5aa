import { attributePath, type Diagnostic, warningDiagnostic } from "../diagnostics";
import { isWhollyKnown, knownString, type ObjectValue, property } from "../schema";
import {
  describeService,
  type GrantRecord,
  heldBy,
  type ServiceWithScopes,
  type TenantReader,
} from "../tenant";
import { isExclusive, pairOf, roleIdsOf } from "./assignment-state";
import { rolesOf } from "./lookups";
import type { PrincipalKind } from "./principal-kind";

/** By name, everything that an exclusive assignment ends: roles that it does not declare, and the limit of a scope. */
export async function takenAway(
  kind: PrincipalKind,
  reader: TenantReader,
  service: ServiceWithScopes,
  planned: ObjectValue,
): Promise<readonly Diagnostic[]> {
  const { principal, serviceId } = pairOf(kind, planned);
  if (!isExclusive(planned) || principal.id === "") return [];
  const record = heldBy(await reader.grants(serviceId), principal);
  if (record === undefined) return [];
  const who = `${kind.noun} ${JSON.stringify(record.principal.name ?? principal.id)}`;
  return [
    ...(await lostRoles(reader, service, record, planned, who)),
    ...lostScope(record, planned, who),
  ];
}

async function lostRoles(
  reader: TenantReader,
  service: ServiceWithScopes,
  record: GrantRecord,
  planned: ObjectValue,
  who: string,
): Promise<readonly Diagnostic[]> {
  // A role that is not known yet may be one of those that are held.
  if (!isWhollyKnown(property(planned, "role_ids"))) return [];
  const declared = new Set(roleIdsOf(planned));
  const lost = record.roles.filter(({ id }) => !declared.has(id));
  if (lost.length === 0) return [];
  const names = new Map((await rolesOf(reader, service)).map(({ id, name }) => [id, name]));
  const list = lost.map(({ id, name }) => JSON.stringify(name ?? names.get(id) ?? id)).join(", ");
  return [
    warningDiagnostic(
      `This assignment takes ${list} away from ${who}`,
      `On ${describeService(service.service)} it holds ${list}, which this assignment does not declare. An exclusive assignment owns the whole record of its principal and service.`,
      {
        path: attributePath("role_ids"),
        ruleId: "assignment/takes-away",
        fix: "Nothing, if that is meant. Otherwise add the role to role_ids, or set exclusive = false to leave the roles of others alone.",
      },
    ),
  ];
}

function lostScope(record: GrantRecord, planned: ObjectValue, who: string): readonly Diagnostic[] {
  const scopeId = property(planned, "scope_id");
  if (record.scope === undefined || !isWhollyKnown(scopeId) || scopeId === record.scope.id) {
    return [];
  }
  const name = JSON.stringify(record.scope.name ?? record.scope.id);
  const after = knownString(scopeId) === undefined ? "no scope limits them" : "another scope does";
  return [
    warningDiagnostic(
      `This assignment changes the scope of ${who}`,
      `Its roles are limited to the scope ${name}; after this, ${after}.`,
      {
        path: attributePath("scope_id"),
        ruleId: "assignment/changes-scope",
        fix: `Nothing, if that is meant. Otherwise set scope_id to ${JSON.stringify(record.scope.id)}.`,
      },
    ),
  ];
}
