import { DiagnosticsError, type Diagnostic } from "../../diagnostics";
import { apply } from "../../lifecycle";
import type { TenantPort } from "../../tenant";
import { inWaves } from "../plan/order";
import type { PlanStep } from "../plan/plan-step";
import { runPool } from "./pool";
import { settleIds } from "./settle-ids";

/** `done`: carried out. `failed`: tried. `not_begun`: held back, because an earlier step failed or the run was ended. */
export type Outcome = "done" | "failed" | "not_begun";

export interface StepResult {
  readonly step: PlanStep;
  readonly outcome: Outcome;
  /** Why it failed. */
  readonly error?: unknown;
  /** What the tenant confirmed that was not asked for. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those that the tenant gave to the requests of this step, for its support. */
  readonly requestIds: readonly string[];
}

export interface ExecuteOptions {
  readonly now: Date;
  /** Told of each result as it comes. */
  readonly onResult?: (result: StepResult) => void;
  /** Runs one step and answers which requests it made. */
  readonly traced?: <T>(
    work: () => Promise<T>,
  ) => Promise<{ readonly value: T; readonly requestIds: readonly string[] }>;
  /** When it aborts, what was begun is ended and nothing more is begun. */
  readonly signal?: AbortSignal;
}

/** More than a tenant's pace ever lets through at once; the client paces. */
const AT_ONCE = 256;

/**
 * Carries steps out in their order, as parallel as that allows. A step that fails lets those of its wave end; the waves
 * after it are not begun: what they take away may be what the failed step was to give in another way. Never throws for
 * a step: a second run finishes what is left.
 */
export async function execute(
  steps: readonly PlanStep[],
  port: TenantPort,
  options: ExecuteOptions,
): Promise<readonly StepResult[]> {
  const results = new Map<PlanStep, StepResult>();
  const failed = () => [...results.values()].some(({ outcome }) => outcome === "failed");
  const isEnded = () => options.signal?.aborted === true;
  for (const wave of inWaves(steps)) {
    if (failed() || isEnded()) break;
    await runPool(
      wave,
      AT_ONCE,
      async (step) => {
        const result = await carryOut(step, port, options);
        results.set(step, result);
        options.onResult?.(result);
      },
      () => !isEnded(),
    );
  }
  return steps.map((step) => results.get(step) ?? { ...NOT_BEGUN, step });
}

const NOT_BEGUN = { outcome: "not_begun", diagnostics: [], requestIds: [] } as const;

async function carryOut(
  step: PlanStep,
  port: TenantPort,
  { now, traced = untraced }: ExecuteOptions,
): Promise<StepResult> {
  const { definition } = step;
  const work = async () => {
    try {
      const change = await settleIds(definition, step.change, port);
      const { diagnostics } = await apply(definition, port, change, now);
      return { diagnostics };
    } catch (error) {
      return { error, diagnostics: error instanceof DiagnosticsError ? error.diagnostics : [] };
    }
  };
  const { value, requestIds } = await traced(work);
  const isWrong = value.diagnostics.some(({ severity }) => severity === "error");
  const outcome = "error" in value || isWrong ? "failed" : "done";
  return { step, outcome, requestIds, ...value };
}

async function untraced<T>(work: () => Promise<T>) {
  return { value: await work(), requestIds: [] };
}
