import { apply } from "../../lifecycle";
import type { TenantReader } from "../../tenant";
import { sparedByPlan } from "../plan/spared-by-plan";
import { portWithoutSpared } from "../ownership/tenant-without-spared";
import type { EnginePlan } from "../plan/make-plan";
import { settleIds } from "../settle-ids";
import { Rehearsal } from "./rehearsal";

/** The tenant as it will be when all of a plan is carried out. Writes nothing. */
export async function rehearse(
  plan: EnginePlan,
  reader: TenantReader,
  now: Date,
): Promise<TenantReader> {
  const rehearsal = new Rehearsal(reader);
  const port = portWithoutSpared(rehearsal, await sparedByPlan(plan, reader, now));
  for (const { definition, change } of plan.steps)
    await apply(definition, port, await settleIds(definition, change, port), now);
  return rehearsal;
}
