import { attributePath, type Diagnostic, errorDiagnostic } from "../../diagnostics";
import type { Change } from "../../lifecycle";
import { isExclusive } from "../../resources";
import { isWhollyKnown, type ObjectValue, property } from "../../schema";
import { type GrantRecord, heldBy, type TenantReader } from "../../tenant";
import { holdingOf } from "../holding";
import type { SparedGrants } from "./spared-grants";

/** What stays of the record that a change is about, beside it. */
export interface Beside {
  /** The roles, by ids; absent where none does. */
  readonly spares?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A record has one scope: another one for what is declared would be another one for what is spared. */
export async function besideSpared(
  change: Change,
  reader: TenantReader,
  spared: SparedGrants,
): Promise<Beside> {
  const object = "planned" in change ? change.planned : change.prior;
  const holding = object === null || !("role_ids" in object) ? undefined : holdingOf(object);
  if (!spared.any || holding === undefined) return { diagnostics: [] };
  const record = heldBy(await reader.grants(holding.serviceId), holding.principal);
  const roles = record === undefined ? [] : spared.rolesOf(record);
  if (record === undefined || roles.length === 0) return { diagnostics: [] };
  const isOther = "planned" in change && setsOtherScope(change.planned, record);
  return { spares: roles.map(({ id }) => id), diagnostics: isOther ? [otherScope(record)] : [] };
}

/** A declaration that leaves other roles alone leaves a scope alone that it does not speak of. */
function setsOtherScope(planned: ObjectValue, { scope }: GrantRecord): boolean {
  const scopeId = property(planned, "scope_id");
  if (!isWhollyKnown(scopeId) || (scopeId === null && !isExclusive(planned))) return false;
  return scopeId !== (scope?.id ?? null);
}

export function otherScope({ scope }: GrantRecord): Diagnostic {
  const held =
    scope === undefined ? "no scope" : `the scope ${JSON.stringify(scope.name ?? scope.id)}`;
  return errorDiagnostic(
    "The declaration would change the scope of what is ignored",
    `The record holds roles that an entry of ignore covers, with ${held}. A record has one scope, and the declaration gives it another.`,
    {
      path: attributePath("scope_id"),
      ruleId: "ownership/ignored-scope",
      fix: "Declare the scope that the record has, or take the roles out of ignore and declare them.",
    },
  );
}
