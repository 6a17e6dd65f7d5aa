import type { Planned } from "../../../lifecycle";
import type { PlanStep } from "../plan-step";
import type { OrderFacts } from "./order-facts";
import { plannedOf } from "./record-roles";
import { toWaves } from "./waves";

/** What an object is between the writes of its step, where the step takes more than one. */
export function interimsOf(
  steps: readonly PlanStep[],
  facts: OrderFacts,
): ReadonlyMap<PlanStep, readonly Planned[]> {
  const interims = new Map<PlanStep, Planned[]>();
  for (const { step, change } of toWaves(steps, facts).flat()) {
    const planned = plannedOf(change);
    if (planned === null || planned === plannedOf(step.change)) continue;
    interims.set(step, [...(interims.get(step) ?? []), planned]);
  }
  return interims;
}
