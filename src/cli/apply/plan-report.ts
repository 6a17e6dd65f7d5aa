import {
  describeComparison,
  type Described,
  describeStep,
  type Labels,
  type PlannedRun,
  type PlanStep,
} from "../../engine";
import type { Report, ReportedFinding, ReportedObject, Status } from "../../report";

const STATUS: Record<Described["action"], Status> = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "remove",
  none: "none",
  unverified: "unverified",
  unmanaged: "unmanaged",
};

/** One step, with natural names. */
export function reportedStep(step: PlanStep, labels: Labels): ReportedObject {
  const { action: _action, ...object } = describeStep(step, labels);
  return { status: STATUS[step.change.action], ...object };
}

/** A plan for people: every declaration in its order, then what is removed because nobody declares it. */
export function planReport(
  command: Report["command"],
  { plan, comparison }: PlannedRun,
  findings: readonly ReportedFinding[],
): Report {
  const declared = describeComparison({ ...comparison, unmanaged: [] }).map(
    ({ action, ...object }): ReportedObject => ({ status: STATUS[action], ...object }),
  );
  const removed = plan.steps
    .filter(({ reason }) => reason === "not_declared")
    .map((step) => reportedStep(step, comparison.labels));
  const { documented } = comparison;
  return { command, objects: [...declared, ...removed], findings, documented };
}
