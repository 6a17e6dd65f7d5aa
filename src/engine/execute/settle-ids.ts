import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import type { ResourceDefinition } from "../../resources";
import { isListValue, type Value } from "../../schema";
import { allNamed, type TenantReader } from "../../tenant";
import { pendingName } from "../pending";
import type { RealChange } from "../plan/plan-step";

/**
 * The change with ids in the place of roles that were still to be made when it was planned. Throws DiagnosticsError for
 * a role that is not there now.
 */
export async function settleIds(
  { attributes }: Pick<ResourceDefinition, "attributes">,
  change: RealChange,
  reader: TenantReader,
): Promise<RealChange> {
  if (!("planned" in change)) return change;
  if (!("role_ids" in attributes)) return change;
  const settled = await settle(change.planned["role_ids"] ?? null, reader);
  return { ...change, planned: { ...change.planned, role_ids: settled } };
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
