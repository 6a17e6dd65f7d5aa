import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import type { ResourceDefinition } from "../resources";
import type { State } from "../lifecycle";
import { isListValue, type ObjectValue, type Value } from "../schema";
import { allNamed, type TenantReader } from "../tenant";
import { pendingName } from "./pending";
import type { RealChange } from "./plan/plan-step";

/**
 * The change with ids in the place of roles that were still to be made when it was planned. Throws DiagnosticsError for
 * a role that is not there now.
 */
export async function settleIds(
  { attributes }: Pick<ResourceDefinition, "attributes">,
  change: RealChange,
  reader: TenantReader,
): Promise<RealChange> {
  if (!("role_ids" in attributes) || !("planned" in change)) return change;
  const planned = await settleObject(change.planned, reader);
  if (!("prior" in change)) return { ...change, planned };
  // The first write of a step may have handed out a role that was pending then.
  return { ...change, prior: await settleObject<State>(change.prior, reader), planned };
}

async function settleObject<T extends ObjectValue>(object: T, reader: TenantReader): Promise<T> {
  return { ...object, role_ids: await settle(object["role_ids"] ?? null, reader) };
}

async function settle(value: Value, reader: TenantReader): Promise<Value> {
  if (isListValue(value)) return Promise.all(value.map((item) => settle(item, reader)));
  const name = typeof value === "string" ? pendingName(value) : undefined;
  if (name === undefined) return value;
  const [role] = allNamed(await reader.roles(), name);
  if (role !== undefined) return role.id;
  throw new DiagnosticsError([
    errorDiagnostic(
      `The role ${JSON.stringify(name)} is not there`,
      "It was to be made by this run before it is handed out.",
      { fix: "See why it could not be made, then run again: what is done stays done." },
    ),
  ]);
}
