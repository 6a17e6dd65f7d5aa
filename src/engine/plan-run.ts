import type { DeclarationProblem } from "../manifest";
import type { Comparison } from "./compare";
import {
  compareByWhatIsOffered,
  type DocumentedOptions,
  type ReadableTenant,
  type ReadComparison,
} from "./documented";
import { checkGuards, type GuardFinding, isEscalation } from "./guards";
import type { LoadedManifest } from "./loaded-manifest";
import { type EnginePlan, makePlan } from "./plan/make-plan";

/** What a run would do, and what speaks against it. */
export interface PlannedRun {
  readonly plan: EnginePlan;
  readonly comparison: ReadComparison;
  /**
   * Not judged where a declaration has an error, since what would be done is not known then, nor where the tenant offers
   * only what the vendor documents: there no run can be carried out.
   */
  readonly guards: readonly GuardFinding[];
}

/** Plans a run of the desired state, by whoever the reader is signed in as. Reads only. */
export async function planRun(
  loaded: readonly LoadedManifest[],
  tenant: ReadableTenant,
  now: Date,
  options: DocumentedOptions = {},
): Promise<PlannedRun> {
  const manifests = loaded.map(({ manifest }) => manifest);
  const comparison = await compareByWhatIsOffered(loaded, tenant, now, {
    ...options,
    callerDeploys: true,
    // A plan speaks of what is declared, unless what nobody declares is to be removed.
    onlyDeclared: manifests.every(({ ownership }) => ownership?.mode !== "authoritative"),
  });
  const plan = makePlan(comparison);
  const before = tenant.reader;
  const guards = isWhole(comparison)
    ? await checkGuards(plan.steps, { before, manifests }, now)
    : [];
  return { plan, comparison, guards: [...guards, ...escalationsOf(comparison)] };
}

function isWhole({ problems, documented }: ReadComparison): boolean {
  return documented === undefined && !problems.some(isInTheWay);
}

function isInTheWay(problem: DeclarationProblem): boolean {
  return problem.diagnostic.severity === "error" && !isEscalation(problem);
}

/** Findings of the rules that a guard stands for are its findings. */
function escalationsOf({ problems }: Comparison): readonly GuardFinding[] {
  return problems
    .filter(isEscalation)
    .map(({ path, diagnostic }) => ({ guard: "escalation", path, diagnostic }));
}
