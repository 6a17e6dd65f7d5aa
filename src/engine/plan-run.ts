import type { TenantReader } from "../tenant";
import { compareWithTenant, type Comparison } from "./compare";
import { checkGuards, type GuardFinding, isEscalation } from "./guards";
import type { LoadedManifest } from "./loaded-manifest";
import { type EnginePlan, makePlan } from "./plan/make-plan";

/** What a run would do, and what speaks against it. */
export interface PlannedRun {
  readonly plan: EnginePlan;
  readonly comparison: Comparison;
  /** Not judged where a declaration has an error: what would be done is not known then. */
  readonly guards: readonly GuardFinding[];
}

/** Plans a run of the desired state, by whoever the reader is signed in as. Reads only. */
export async function planRun(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
  now: Date,
): Promise<PlannedRun> {
  const comparison = await compareWithTenant(loaded, reader, now, { callerDeploys: true });
  const plan = makePlan(comparison);
  const manifests = loaded.map(({ manifest }) => manifest);
  const isWhole = comparison.problems.every(
    (problem) => problem.diagnostic.severity !== "error" || isEscalation(problem),
  );
  const guards = isWhole ? await checkGuards(plan.steps, { before: reader, manifests }, now) : [];
  return { plan, comparison, guards: [...guards, ...escalationsOf(comparison)] };
}

/** Findings of the rules that a guard stands for are its findings. */
function escalationsOf({ problems }: Comparison): readonly GuardFinding[] {
  return problems
    .filter(isEscalation)
    .map(({ path, diagnostic }) => ({ guard: "escalation", path, diagnostic }));
}
