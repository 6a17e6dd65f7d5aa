import { describeStep, type Labels, type StepResult } from "../../engine";
import type { Report, ReportedFinding, ReportedObject } from "../../report";
import type { AuditEvent } from "../audit/audit-log";
import { explainError } from "../explain-error";
import { reportedStep } from "./plan-report";

/** What became of a run: each step with its outcome, and why those failed that did. */
export function resultReport(
  { findings, objects }: Report,
  results: readonly StepResult[],
  labels: Labels,
): Report {
  const failures = results.flatMap((result) => failuresOf(result));
  return {
    command: "apply",
    objects: [
      ...objects.filter(({ status }) => status === "none"),
      ...results.map((result) => reportedResult(result, labels)),
    ],
    findings: [
      ...findings.filter(({ diagnostic }) => diagnostic.severity === "error"),
      ...failures,
    ],
  };
}

function reportedResult(result: StepResult, labels: Labels): ReportedObject {
  const { step, outcome, requestIds } = result;
  const [failure] = failuresOf(result);
  return {
    ...reportedStep(step, labels),
    outcome,
    ...(outcome === "failed" && failure !== undefined ? { error: failure.diagnostic.summary } : {}),
    ...(requestIds.length === 0 ? {} : { request_ids: requestIds }),
  };
}

function failuresOf({ step, error, diagnostics }: StepResult): readonly ReportedFinding[] {
  const { path } = step;
  const found = error === undefined ? diagnostics : explainError(error);
  return found.map((diagnostic) => ({ ...(path === undefined ? {} : { path }), diagnostic }));
}

/** One step for the record: what was before and what is after, by ids and by names. */
export function auditResult(result: StepResult, labels: Labels): AuditEvent {
  const { step, outcome, requestIds } = result;
  const { change, definition, reason } = step;
  const sent = result.sent ?? change;
  const { name, attributes } = describeStep(step, labels);
  const [failure] = failuresOf(result);
  return {
    event: "step",
    outcome,
    action: change.action,
    reason,
    resource: definition.name,
    name,
    declared_at: step.path,
    changes: attributes.map(({ path, actual, declared }) => ({
      path,
      before: actual,
      after: change.action === "delete" ? null : declared,
    })),
    before: "prior" in sent ? sent.prior : null,
    after: "planned" in sent ? sent.planned : null,
    error: failure?.diagnostic.summary,
    request_ids: requestIds,
  };
}
