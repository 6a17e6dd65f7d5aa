import { apply } from "../../lifecycle";
import type { TenantReader } from "../../tenant";
import { settleIds } from "../settle-ids";
import type { PlanStep } from "../plan/plan-step";
import { Rehearsal } from "./rehearsal";

/** The tenant as it will be when all of the steps are carried out. Writes nothing. */
export async function rehearse(
  steps: readonly PlanStep[],
  reader: TenantReader,
  now: Date,
): Promise<TenantReader> {
  const rehearsal = new Rehearsal(reader);
  for (const { definition, change } of steps)
    await apply(definition, rehearsal, await settleIds(definition, change, rehearsal), now);
  return rehearsal;
}
