import { DiagnosticsError } from "../../diagnostics";
import { apply } from "../../lifecycle";
import type { TenantPort } from "../../tenant";
import { readOrderFacts, toWaves, type Write } from "../plan/run-order";
import { sparedByPlan } from "../plan/spared-by-plan";
import { portWithoutSpared } from "../ownership/tenant-without-spared";
import type { EnginePlan } from "../plan/make-plan";
import type { RealChange } from "../plan/plan-step";
import { runPool } from "./pool";
import { settleIds } from "../settle-ids";
import type { StepResult } from "./step-result";
import { WholeSteps } from "./whole-steps";

export interface ExecuteOptions {
  readonly now: Date;
  /** Told of each write as it ends, and whether its step is whole with it. Must not throw. */
  readonly onResult?: (result: StepResult, isWhole: boolean) => void;
  /** Runs one step and answers which requests it made. */
  readonly traced?: <T>(work: () => Promise<T>) => Promise<{
    readonly value: T;
    readonly requestIds: readonly string[];
    /** False where nothing was sent that may have changed the tenant. */
    readonly wrote: boolean;
  }>;
  /** Once it is true, what was sent is ended and nothing more is begun. */
  readonly isEnded?: () => boolean;
  /** Whether an error says that the run was ended; then a step that wrote nothing was not begun. */
  readonly isEndOfRun?: (error: unknown) => boolean;
  /** Whether an error says that every other step would fail as well: then no more are begun. */
  readonly isOfTenant?: (error: unknown) => boolean;
}

/** More than a tenant's pace ever lets through at once; the client paces. */
const AT_ONCE = 256;

/**
 * Carries steps out in their order, as parallel as that allows. A write that fails lets those of its wave end; the waves
 * after it are not begun: what they take away may be what the failed one was to give in another way. Never throws for
 * a step: a second run finishes what is left.
 */
export async function execute(
  plan: EnginePlan,
  tenant: TenantPort,
  options: ExecuteOptions,
): Promise<readonly StepResult[]> {
  const { steps } = plan;
  const port = portWithoutSpared(tenant, await sparedByPlan(plan, tenant, options.now));
  const waves = toWaves(steps, await readOrderFacts(steps, port));
  const whole = new WholeSteps(waves);
  let isTenantLost = false;
  const goesOn = () => !isTenantLost && options.isEnded?.() !== true;
  for (const wave of waves) {
    if (whole.hasFailed || !goesOn()) break;
    await runPool(
      wave,
      AT_ONCE,
      async (write) => {
        const result = await carryOut(write, port, options);
        isTenantLost ||= result.error !== undefined && options.isOfTenant?.(result.error) === true;
        const isWhole = whole.add(write, result);
        if (result.outcome !== "not_begun") options.onResult?.(result, isWhole);
      },
      goesOn,
    );
  }
  return steps.map((step) => whole.resultOf(step));
}

async function carryOut(
  { step, change }: Write,
  port: TenantPort,
  { now, traced = untraced, isEndOfRun = () => false }: ExecuteOptions,
): Promise<StepResult> {
  const { definition } = step;
  let sent: RealChange = change;
  const work = async () => {
    try {
      sent = await settleIds(definition, change, port);
      const { diagnostics } = await apply(definition, port, sent, now);
      return { diagnostics };
    } catch (error) {
      return { error, diagnostics: error instanceof DiagnosticsError ? error.diagnostics : [] };
    }
  };
  const { value, requestIds, wrote } = await traced(work);
  const part = { step: { ...step, change }, sent, requestIds };
  if ("error" in value && !wrote && isEndOfRun(value.error))
    return { ...part, outcome: "not_begun", diagnostics: [] };
  const isWrong = value.diagnostics.some(({ severity }) => severity === "error");
  return { ...part, outcome: "error" in value || isWrong ? "failed" : "done", ...value };
}

async function untraced<T>(work: () => Promise<T>) {
  return { value: await work(), requestIds: [], wrote: true };
}
