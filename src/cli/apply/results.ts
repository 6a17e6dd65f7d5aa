import { ForbiddenError, RequestAbortedError } from "../../client";
import { type Diagnostic, DiagnosticsError } from "../../diagnostics";
import { describeStep, type Labels, type StepResult, type StepWrite } from "../../engine";
import { explainRefusal } from "../../lifecycle";
import { counted, type Report, type ReportedFinding, type ReportedObject } from "../../report";
import { callerDeployer } from "../../resources";
import type { TenantReader } from "../../tenant";
import type { AuditEvent } from "../audit/audit-log";
import { explainError } from "../explain-error";
import { reportedStep } from "./plan-report";

/** What became of a run: each step with its outcome, and why those failed that did. */
export function resultReport(
  { findings, objects }: Report,
  results: readonly StepResult[],
  labels: Labels,
): Report {
  return {
    command: "apply",
    objects: [
      ...objects.filter(({ status }) => status === "none"),
      ...results.map((result) => reportedResult(result, labels)),
    ],
    findings: [
      ...findings.filter(({ diagnostic }) => diagnostic.severity === "error"),
      ...toldOnce(results),
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

/** A write for the record, before it is sent: one without a `step` of the same number may have been carried out. */
export function auditBegun(write: StepWrite, labels: Labels): AuditEvent {
  return { event: "begun", ...auditedWrite(write, labels) };
}

/** A write for the record, with what became of it. */
export function auditResult(result: StepResult, labels: Labels): AuditEvent {
  const { outcome, requestIds } = result;
  const [failure] = failuresOf(result);
  return {
    event: "step",
    outcome,
    ...auditedWrite(result, labels),
    error: failure?.diagnostic.summary,
    request_ids: requestIds,
  };
}

/** What was before and what is after, by ids and by names. */
function auditedWrite({ step, write, sent = step.change }: StepWrite, labels: Labels) {
  const { change, definition, reason } = step;
  const { name, attributes } = describeStep(step, labels);
  return {
    write,
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
  };
}

/** Why the tenant refused those steps that it refused to whoever carries them out, beside the refusal itself. */
export async function withReasons(
  results: readonly StepResult[],
  tenant: TenantReader,
): Promise<readonly StepResult[]> {
  const levels = async () => (await callerDeployer(tenant))?.permissions;
  return Promise.all(
    results.map(async (result) => {
      const { step, error } = result;
      if (!(error instanceof ForbiddenError)) return result;
      const reason = await explainRefusal(step.definition, step.change, tenant, levels).catch(
        unlessInterrupted,
      );
      if (reason === undefined) return result;
      const diagnostics = explainError(error).map((one) => ({
        ...one,
        detail: `${one.detail}\n${reason}`,
      }));
      return { ...result, error: new ExplainedRefusal(diagnostics, reason) };
    }),
  );
}

/** A run that was ended tells what became of it, with fewer words. */
function unlessInterrupted(error: unknown): undefined {
  if (!(error instanceof RequestAbortedError)) throw error;
}

/** A refusal with what the refused step takes of whoever carries it out. */
class ExplainedRefusal extends DiagnosticsError {
  constructor(
    diagnostics: readonly Diagnostic[],
    readonly reason: string,
  ) {
    super(diagnostics);
  }
}

/**
 * One failure of many steps is told once, at the first of them, with how many others it concerns. Refusals for another
 * reason are other failures.
 */
function toldOnce(results: readonly StepResult[]): readonly ReportedFinding[] {
  const alike = new Map<string, ReportedFinding[]>();
  for (const result of results) {
    const reason = result.error instanceof ExplainedRefusal ? result.error.reason : undefined;
    for (const failure of failuresOf(result)) {
      const { summary, fix } = failure.diagnostic;
      const key = JSON.stringify([summary, fix, reason]);
      alike.set(key, [...(alike.get(key) ?? []), failure]);
    }
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined || others.length === 0) return first ?? [];
    const { diagnostic } = first;
    const more = `The same happened to ${counted(others.length, "more step")}.`;
    return { ...first, diagnostic: { ...diagnostic, detail: `${diagnostic.detail}\n${more}` } };
  });
}
