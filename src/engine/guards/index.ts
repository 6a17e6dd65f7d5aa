/**
 * What no run does unless it names it: guards look at the tenant as it is and as the plan makes it, groups expanded.
 * Holds no decision on whether a guard is overridden, and writes nothing.
 */
import type { PlanStep } from "../plan/plan-step";
import { guardBreakGlass } from "./break-glass";
import type { Guarded, GuardFinding } from "./guard";
import { guardLastAdmin } from "./last-admin";
import { guardOwnAccess } from "./own-access";
import { rehearse } from "./rehearse";
import { guardRemovals } from "./removals";

export { isEscalation } from "./escalation";
export { type GuardFinding, type GuardName, GUARDS } from "./guard";

/** What the guards hold the steps back for; nothing where they change nothing. */
export async function checkGuards(
  steps: readonly PlanStep[],
  { before, manifests }: Omit<Guarded, "after">,
  now: Date,
): Promise<readonly GuardFinding[]> {
  if (steps.length === 0) return [];
  const guarded = { before, after: await rehearse(steps, before, now), manifests };
  const findings = await Promise.all([
    guardLastAdmin(guarded),
    guardOwnAccess(guarded),
    guardBreakGlass(guarded),
    guardRemovals(guarded),
  ]);
  return findings.flat();
}
