import { type AttributeChange, diff, isEnded, observe, type State } from "../../../lifecycle";
import type { ResourceDefinition } from "../../../resources";
import type { KnownObject, ObjectValue } from "../../../schema";
import type { TenantReader } from "../../../tenant";
import { sparedByPlan } from "../spared-by-plan";
import { readerWithoutSpared } from "../../ownership/tenant-without-spared";
import type { EnginePlan } from "../make-plan";
import { interimsOf, readOrderFacts } from "../run-order";
import type { PlanStep } from "../plan-step";
import { referenceOf, restOf } from "./rest-of-step";

/** An object that is no longer as it was when the plan was made, and not yet as the plan makes it. */
export interface Moved {
  readonly definition: ResourceDefinition;
  readonly path?: string;
  /** Its identity, by ids. */
  readonly object: ObjectValue;
  /** What became of it since: from the plan's sight of it to the tenant's. */
  readonly attributes: readonly AttributeChange[];
  readonly became: "made" | "changed" | "gone" | "ended";
}

export interface SortedSteps {
  /** Of a step that was ended between its writes, the rest. */
  readonly left: readonly PlanStep[];
  /** Carried out already, such as by a run that was ended in the middle. */
  readonly done: readonly PlanStep[];
  readonly moved: readonly Moved[];
}

/** Holds a plan against the tenant as it is now. Reads only. */
export async function sortByTenant(
  plan: EnginePlan,
  tenant: TenantReader,
  now: Date,
): Promise<SortedSteps> {
  const { steps, unchanged } = plan;
  const reader = readerWithoutSpared(tenant, await sparedByPlan(plan, tenant, now));
  const left: PlanStep[] = [];
  const done: PlanStep[] = [];
  const moved: Moved[] = [];
  const interims = interimsOf(steps, await readOrderFacts(steps, reader));
  for (const step of steps) {
    const { definition, path, change } = step;
    const rest = await restOf(step, interims.get(step) ?? [], reader, now);
    if (rest === "done") done.push(step);
    else if (rest !== "moved") left.push(rest);
    else {
      const prior = "prior" in change ? change.prior : null;
      const found = await observe(definition, reader, referenceOf(change), now);
      moved.push(movedObject(definition, path, prior, found));
    }
  }
  for (const { definition, path, state } of unchanged) {
    if (state === null) continue;
    const found = await observe(definition, reader, state, now);
    if (found === null || diff(definition, found, state).action !== "none")
      moved.push(movedObject(definition, path, state, found));
  }
  return { left, done, moved };
}

function movedObject(
  definition: ResourceDefinition,
  path: string | undefined,
  expected: State | null,
  found: KnownObject | null,
): Moved {
  // What ended meanwhile, and is not there, differs in nothing that anybody declared.
  const ended = found !== null && isEnded(definition, found);
  const became = found === null ? "gone" : ended ? "ended" : expected === null ? "made" : "changed";
  return {
    definition,
    ...(path === undefined ? {} : { path }),
    object: expected ?? found ?? {},
    attributes: ended ? [] : diff(definition, expected, found).attributes,
    became,
  };
}
