import type { Diagnostic } from "../../diagnostics";
import type { PlanStep, RealChange } from "../plan/plan-step";

/**
 * `done`: carried out. `failed`: tried. `begun`: the first of its writes is made, and another is not. `not_begun`: held
 * back, because an earlier step failed or the run was ended.
 */
export type Outcome = "done" | "failed" | "begun" | "not_begun";

export interface StepResult {
  /** Of one write: with the change that it makes, which may be a part of the step's. */
  readonly step: PlanStep;
  readonly outcome: Outcome;
  /** The change as it was sent: with ids in the place of roles that were still to be made. */
  readonly sent?: RealChange;
  /** Why it failed. */
  readonly error?: unknown;
  /** What the tenant confirmed that was not asked for. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those that the tenant gave to the requests of this step, for its support. */
  readonly requestIds: readonly string[];
}
