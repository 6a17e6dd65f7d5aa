import type { Diagnostic } from "../../diagnostics";
import type { PlanStep, RealChange } from "../plan/plan-step";

/**
 * `done`: carried out. `failed`: tried. `begun`: the run was ended when the first of its writes was made and another was
 * not, or when a write was sent and no answer told what came of it. `not_begun`: held back, because an earlier step failed
 * or the run was ended.
 */
export type Outcome = "done" | "failed" | "begun" | "not_begun";

/** A write of a step that is about to be sent, or that ended. */
export interface StepWrite {
  /** Of one write: with the change that it makes, which may be a part of the step's. */
  readonly step: PlanStep;
  /** Counted from 1 over the writes of a run; absent of a whole step. */
  readonly write?: number;
  /** The change as it was sent: with ids in the place of roles that were still to be made. */
  readonly sent?: RealChange;
}

export interface StepResult extends StepWrite {
  readonly outcome: Outcome;
  /** Why it failed. */
  readonly error?: unknown;
  /** What the tenant confirmed that was not asked for. */
  readonly diagnostics: readonly Diagnostic[];
  /** Those that the tenant gave to the requests of this step, for its support. */
  readonly requestIds: readonly string[];
}
