import { type Diagnostic, DiagnosticsError, warningDiagnostic } from "../../diagnostics";
import { apply } from "../../lifecycle";
import type { TenantPort } from "../../tenant";
import { readOrderFacts, toWaves, type Write } from "../plan/run-order";
import { sparedByPlan } from "../plan/spared-by-plan";
import { portWithoutSpared } from "../ownership/tenant-without-spared";
import type { EnginePlan } from "../plan/make-plan";
import type { RealChange } from "../plan/plan-step";
import { runPool } from "./pool";
import { settleIds } from "../settle-ids";
import type { StepResult, StepWrite } from "./step-result";
import { WholeSteps } from "./whole-steps";

export interface ExecuteOptions {
  readonly now: Date;
  /** Told of each write before it is sent for the first time. Where it throws, the write is not sent. */
  readonly onBegin?: (write: StepWrite) => void;
  /**
   * Told of each write as it ends, and whether its step is whole with it; also of one that was to begin and did not after
   * all. Must not throw.
   */
  readonly onResult?: (result: StepResult, isWhole: boolean) => void;
  /** Runs one write, tells before it is sent, and answers which requests it made. */
  readonly traced?: <T>(
    work: () => Promise<T>,
    onWrite: () => void,
  ) => Promise<{
    readonly value: T;
    readonly requestIds: readonly string[];
    /** False where nothing was sent that may have changed the tenant. */
    readonly wrote: boolean;
  }>;
  /** Once it is true, what was sent is ended and nothing more is begun. */
  readonly isEnded?: () => boolean;
  /** Whether an error says that the run was ended; then a step that wrote nothing was not begun, and another was. */
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
  try {
    const port = portWithoutSpared(tenant, await sparedByPlan(plan, tenant, options.now));
    const waves = toWaves(steps, await readOrderFacts(steps, port));
    const whole = await carryOutWaves(waves, port, options);
    return steps.map((step) => whole.resultOf(step));
  } catch (error) {
    if (options.isEndOfRun?.(error) !== true) throw error;
    return steps.map((step) => ({ step, outcome: "not_begun", diagnostics: [], requestIds: [] }));
  }
}

async function carryOutWaves(
  waves: readonly (readonly Write[])[],
  port: TenantPort,
  options: ExecuteOptions,
): Promise<WholeSteps> {
  const whole = new WholeSteps(waves);
  let isTenantLost = false;
  let writes = 0;
  const goesOn = () => !isTenantLost && options.isEnded?.() !== true;
  for (const wave of waves) {
    if (whole.hasFailed || !goesOn()) break;
    await runPool(
      wave,
      AT_ONCE,
      async (write) => {
        const { result, isTold } = await carryOut(write, (writes += 1), port, options);
        isTenantLost ||= result.error !== undefined && options.isOfTenant?.(result.error) === true;
        const isWhole = whole.add(write, result);
        if (isTold || result.outcome !== "not_begun") options.onResult?.(result, isWhole);
      },
      goesOn,
    );
  }
  return whole;
}

/** `isTold`: `onBegin` was told of the write. */
async function carryOut(
  { step, change }: Write,
  write: number,
  port: TenantPort,
  { now, onBegin, traced = untraced, isEndOfRun = () => false }: ExecuteOptions,
): Promise<{ readonly result: StepResult; readonly isTold: boolean }> {
  const { definition } = step;
  const of = { step: { ...step, change }, write };
  let sent: RealChange = change;
  let isTold = false;
  const begin = () => {
    onBegin?.({ ...of, sent });
    isTold = true;
  };
  const work = async () => {
    try {
      sent = await settleIds(definition, change, port);
      const { diagnostics } = await apply(definition, port, sent, now);
      return { diagnostics };
    } catch (error) {
      return { error, diagnostics: error instanceof DiagnosticsError ? error.diagnostics : [] };
    }
  };
  const { value, requestIds, wrote } = await traced(work, begin);
  const part = { ...of, sent, requestIds };
  if ("error" in value && isEndOfRun(value.error)) {
    const result: StepResult = wrote
      ? { ...part, outcome: "begun", diagnostics: [notKnown()] }
      : { ...part, outcome: "not_begun", diagnostics: [] };
    return { result, isTold };
  }
  const isWrong = value.diagnostics.some(({ severity }) => severity === "error");
  const outcome = "error" in value || isWrong ? "failed" : "done";
  return { result: { ...part, outcome, ...value }, isTold };
}

function notKnown(): Diagnostic {
  return warningDiagnostic(
    "Whether a write was carried out is not known",
    "It was sent, no answer told what came of it, and the run was ended before it was sent again.",
    { fix: "Run again: what is done is found done." },
  );
}

async function untraced<T>(work: () => Promise<T>) {
  return { value: await work(), requestIds: [], wrote: true };
}
