/**
 * What no run does unless it names it: guards look at the tenant as it is and as the plan makes it, groups expanded.
 * Holds no decision on whether a guard is overridden, and writes nothing.
 */
import { guardBreakGlass } from "./break-glass";
import type { Guarded, GuardFinding } from "./guard";
import { guardLastAdmin } from "./last-admin";
import { guardOwnAccess } from "./own-access";
import { guardRemovals } from "./removals";

export { guardEmptiedScopes } from "./emptied-scope";
export { isEscalation } from "./escalation";
export { rehearse } from "./rehearse";
export { type GuardFinding, type GuardName, GUARDS } from "./guard";

/** What the guards hold a run back for. */
export async function checkGuards(guarded: Guarded): Promise<readonly GuardFinding[]> {
  const findings = await Promise.all([
    guardLastAdmin(guarded),
    guardOwnAccess(guarded),
    guardBreakGlass(guarded),
    guardRemovals(guarded),
  ]);
  return findings.flat();
}
