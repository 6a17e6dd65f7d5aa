import type { DeclarationProblem, ManifestGuards } from "../manifest";
import type { TenantReader } from "../tenant";
import type { Comparison } from "./compare";
import {
  compareByWhatIsOffered,
  type DocumentedOptions,
  type ReadableTenant,
  type ReadComparison,
} from "./documented";
import {
  checkGuards,
  guardEmptiedScopes,
  type GuardFinding,
  isEscalation,
  rehearse,
} from "./guards";
import type { LoadedManifest } from "./loaded-manifest";
import { entriesInForce } from "./ownership/ignore-entries";
import { type EnginePlan, makePlan } from "./plan/make-plan";
import { checkRemovedRoles } from "./plan/removed-roles";

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
  const onlyDeclared = concernsDeclaredAlone(loaded);
  const comparison = await compareByWhatIsOffered(loaded, tenant, now, {
    ...options,
    callerDeploys: true,
    onlyDeclared,
    undeclared: options.undeclared ?? !onlyDeclared,
  });
  const entries = entriesInForce(
    loaded.map(({ manifest }) => manifest),
    now,
  );
  const plan = makePlan(comparison, entries);
  const limits = loaded.flatMap(({ manifest }) => manifest.guards ?? []);
  const mayBeRun = isWhole(comparison);
  const judged = mayBeRun ? await judgePlan(plan, limits, tenant.reader, now) : NOT_JUDGED;
  const emptied = mayBeRun ? guardEmptiedScopes(comparison.emptied) : [];
  return {
    plan,
    comparison: { ...comparison, problems: [...comparison.problems, ...judged.problems] },
    guards: [...judged.guards, ...emptied, ...escalationsOf(comparison)],
  };
}

/** A plan speaks of what is declared, unless what nobody declares is to be removed. */
export function concernsDeclaredAlone(loaded: readonly LoadedManifest[]): boolean {
  return loaded.every(({ manifest }) => manifest.ownership?.mode !== "authoritative");
}

/** What speaks against a plan, on the tenant as it is now. */
export interface JudgedPlan {
  readonly guards: readonly GuardFinding[];
  /** What the tenant would refuse in the middle. */
  readonly problems: readonly DeclarationProblem[];
}

const NOT_JUDGED: JudgedPlan = { guards: [], problems: [] };

export async function judgePlan(
  plan: EnginePlan,
  limits: readonly ManifestGuards[],
  before: TenantReader,
  now: Date,
): Promise<JudgedPlan> {
  const { steps } = plan;
  if (steps.length === 0) return NOT_JUDGED;
  const after = await rehearse(plan, before, now);
  const manifests = limits.map((guards) => ({ guards }));
  const refused = await checkRemovedRoles(steps, after);
  return {
    guards: await checkGuards({ before, after, manifests }),
    problems: refused.map((diagnostic) => ({ path: "", diagnostic })),
  };
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
