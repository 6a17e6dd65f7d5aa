import { property } from "../../../schema";
import type { PlanStep } from "../plan-step";
import { NO_FACTS, type OrderFacts } from "./order-facts";
import { PHASES, type Write } from "./write";
import { writesOf } from "./writes";

/** The writes of a run by when they are made: those of one wave at once, and the waves one after another. */
export function toWaves(
  steps: readonly PlanStep[],
  facts: OrderFacts,
): readonly (readonly Write[])[] {
  const byPhase = new Map(PHASES.map((phase) => [phase, new Map<number, Write[]>()]));
  for (const write of writesOf(steps, facts)) {
    const ranks = byPhase.get(write.phase);
    const same = ranks?.get(write.rank);
    if (same === undefined) ranks?.set(write.rank, [write]);
    else same.push(write);
  }
  return PHASES.flatMap((phase) => {
    const ranks = [...(byPhase.get(phase) ?? [])].sort(([a], [b]) => a - b);
    const waves = ranks.map(([, writes]) => writes);
    return phase === "rename" ? oneByOne(waves.flat()) : waves;
  });
}

/** The steps in the order of their first writes. */
export function inOrder(steps: readonly PlanStep[]): readonly PlanStep[] {
  return [...new Set(toWaves(steps, NO_FACTS).flatMap((wave) => wave.map(({ step }) => step)))];
}

/** Of renames in a chain, the one that takes a free name comes first. */
function oneByOne(writes: readonly Write[]): readonly (readonly Write[])[] {
  const left = [...writes];
  const ordered: Write[][] = [];
  while (left.length > 0) {
    const taken = new Set(
      left.map(({ change }) => ("prior" in change ? property(change.prior, "name") : null)),
    );
    const index = left.findIndex(
      ({ change }) => "planned" in change && !taken.has(property(change.planned, "name")),
    );
    // A ring was refused before; whatever came first is as good as any.
    ordered.push(left.splice(Math.max(index, 0), 1));
  }
  return ordered;
}
