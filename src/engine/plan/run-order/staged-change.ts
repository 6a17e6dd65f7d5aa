import { diff, type State } from "../../../lifecycle";
import type { ResourceDefinition } from "../../../resources";
import { isWhollyKnown, type ObjectValue } from "../../../schema";
import type { RealChange } from "../plan-step";
import { plannedOf, priorOf } from "./record-roles";
import type { Phase, PhasedChange } from "./write";

/** What an object becomes on its way, and in which phase. Null: it is not there. */
export interface Stage {
  readonly phase: Phase;
  readonly value: ObjectValue | null;
}

/** One change by way of stages, of which the last is what the change comes to. Stages that change nothing are left out. */
export function byStages(
  definition: ResourceDefinition,
  change: RealChange,
  stages: readonly Stage[],
): readonly PhasedChange[] {
  const found: PhasedChange[] = [];
  let before: State | null = priorOf(change);
  for (const { phase, value } of stages) {
    const next = diff(definition, before, value);
    if (next.action === "none") continue;
    found.push({ phase, change: next });
    before = value === null ? null : asState(value);
  }
  return found;
}

/** The last stage of every change. */
export function lastStage(change: RealChange, phase: Phase): Stage {
  return { phase, value: plannedOf(change) };
}

/** A stage as it will be; what the tenant computes is not looked at by who writes. */
function asState(value: ObjectValue): State {
  const entries = Object.entries(value).map(([name, one]) => [
    name,
    isWhollyKnown(one) ? one : null,
  ]);
  return Object.fromEntries(entries) as State;
}
