import type { Write } from "../plan/run-order";
import type { PlanStep } from "../plan/plan-step";
import type { StepResult } from "./step-result";

/** Puts what became of writes together to what became of their steps. */
export class WholeSteps {
  readonly #left = new Map<PlanStep, number>();
  readonly #results = new Map<PlanStep, StepResult[]>();
  #hasFailed = false;

  constructor(waves: readonly (readonly Write[])[]) {
    for (const { step } of waves.flat()) this.#left.set(step, (this.#left.get(step) ?? 0) + 1);
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Whether the step is whole with this write. */
  add({ step }: Write, result: StepResult): boolean {
    if (result.outcome === "failed") this.#hasFailed = true;
    if (result.outcome !== "not_begun") {
      this.#results.set(step, [...(this.#results.get(step) ?? []), result]);
      if (result.outcome !== "begun") this.#left.set(step, (this.#left.get(step) ?? 1) - 1);
    }
    return this.#left.get(step) === 0;
  }

  resultOf(step: PlanStep): StepResult {
    const results = this.#results.get(step) ?? [];
    const diagnostics = results.flatMap((one) => one.diagnostics);
    const requestIds = results.flatMap((one) => one.requestIds);
    const failed = results.find(({ outcome }) => outcome === "failed");
    if (failed !== undefined) return { ...failed, step, diagnostics, requestIds };
    const isWhole = this.#left.get(step) === 0;
    const outcome = isWhole ? "done" : results.length === 0 ? "not_begun" : "begun";
    return { step, outcome, diagnostics, requestIds };
  }
}
