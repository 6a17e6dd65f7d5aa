import { diff } from "../../lifecycle";
import type { ManifestIgnore } from "../../manifest";
import type { ResourceDefinition } from "../../resources";
import type { KnownObject } from "../../schema";
import type { Compared, Comparison } from "../compare";
import { inOrder } from "./run-order";
import type { PlanStep, Unchanged } from "./plan-step";

/** What a run does, in the order in which it does it, and what it leaves as it is. */
export interface EnginePlan {
  readonly steps: readonly PlanStep[];
  readonly unchanged: readonly Unchanged[];
  /** What stays in every record, also what comes between plan and write. */
  readonly ignore: readonly ManifestIgnore[];
}

/** The plan that a comparison comes to. Pure. */
export function makePlan(
  { compared, owned }: Pick<Comparison, "compared" | "owned">,
  ignore: readonly ManifestIgnore[],
): EnginePlan {
  const steps = [
    ...compared.flatMap(stepOf),
    ...owned.map(({ definition, state }) => removal(definition, state)),
  ];
  return {
    steps: inOrder(steps),
    unchanged: compared.flatMap(({ definition, path, change }) =>
      change.action === "none" ? [{ definition, path, state: change.prior }] : [],
    ),
    ignore,
  };
}

/** Of what the tenant does not tell, nobody knows whether anything is to be done. */
function stepOf({ definition, path, file, source, change, doubt }: Compared): PlanStep[] {
  if (change.action === "none" || doubt !== undefined) return [];
  const reason = change.action === "delete" ? "ended" : "declared";
  return [{ definition, reason, path, file, source, change }];
}

/**
 * What somebody grants beside it meanwhile is not ours to take: of a record of roles, just those go that were seen and
 * that lie within what is owned.
 */
function removal(definition: ResourceDefinition, state: KnownObject): PlanStep {
  const prior = "exclusive" in definition.attributes ? { ...state, exclusive: false } : state;
  const { attributes } = diff(definition, prior, null);
  return { definition, reason: "not_declared", change: { action: "delete", prior, attributes } };
}
