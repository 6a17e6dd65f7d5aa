import { type ObjectValue, property, type Value } from "../../../schema";
import type { PlanStep } from "../plan-step";
import { isLowered, shiftsOf, withoutLowering } from "./role-levels";
import { byStages, lastStage, type Stage } from "./staged-change";
import type { PhasedChange } from "./write";

/** A role gets what it gains before what it gives up, and another name before both. `alone`: nothing else changes. */
export function roleWrites(
  { definition, change }: PlanStep,
  alone: boolean,
): readonly PhasedChange[] {
  if (change.action === "delete") return [{ phase: "delete_role", change }];
  if (!("prior" in change)) return [{ phase: "create_role", change }];
  const { prior, planned } = change;
  const isRenamed = property(prior, "name") !== property(planned, "name");
  const lowered = [...shiftsOf(prior, planned).values()].map(isLowered);
  if (alone || lowered.length === 0) return [{ phase: isRenamed ? "rename" : "raise", change }];
  const stages: Stage[] = [
    ...(isRenamed
      ? [{ phase: "rename" as const, value: renamed(prior, property(planned, "name")) }]
      : []),
    ...(lowered.includes(false)
      ? [{ phase: "raise" as const, value: withoutLowering(prior, planned) }]
      : []),
    lastStage(change, lowered.includes(true) ? "lower" : "raise"),
  ];
  return byStages(definition, change, stages);
}

function renamed(prior: ObjectValue, name: Value): ObjectValue {
  return { ...prior, name };
}
