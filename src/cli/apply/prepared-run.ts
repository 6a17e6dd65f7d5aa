import { resolve } from "node:path";
import { readFile } from "node:fs/promises";
import type { ConnectedTenant } from "../../client";
import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import {
  checkGuards,
  describeMoved,
  type EnginePlan,
  type GuardFinding,
  hashDesired,
  type Labels,
  loadManifests,
  planRun,
  readLabels,
  readPlanFile,
  type SavedPlan,
  sortByTenant,
} from "../../engine";
import type { DeclarationProblem } from "../../manifest";
import { cannotWrite } from "../../lifecycle";
import type { Report, ReportedObject } from "../../report";
import type { Io } from "../io";
import { manifestPath, type StateOptions } from "../options";
import { type AllowOption, findingsOf } from "./held-back";
import { planReport, reportedStep } from "./plan-report";

/** A run that may begin as soon as nothing holds it back and somebody approves. */
export interface PreparedRun {
  readonly plan: EnginePlan;
  readonly labels: Labels;
  readonly guards: readonly GuardFinding[];
  /** The plan as it is shown before anybody is asked. */
  readonly report: Report;
  /** Steps of a saved plan that are carried out already. */
  readonly doneBefore: number;
}

/** From the desired state as it is now. */
export async function prepareFromState(
  options: StateOptions & AllowOption,
  tenant: ConnectedTenant,
  io: Io,
): Promise<PreparedRun> {
  const loaded = await loadManifests(manifestPath(options, io), { from: io.cwd });
  const ofUsers = tenant.documented();
  const run = await planRun(loaded, { reader: tenant, ofUsers }, io.now());
  const { problems, labels, documented } = run.comparison;
  if (documented !== undefined) throw new DiagnosticsError([cannotWrite(documented.missing)]);
  const findings = findingsOf({ problems, guards: run.guards }, options);
  const report = planReport("apply", run, findings);
  return { plan: run.plan, labels, guards: run.guards, report, doneBefore: 0 };
}

/** From a plan file. Throws DiagnosticsError where it is not of this tenant, or where either side of it moved. */
export async function prepareFromFile(
  name: string,
  options: AllowOption,
  tenant: ConnectedTenant,
  io: Io,
): Promise<PreparedRun> {
  const saved = readPlanFile(await textOf(resolve(io.cwd, name), name), name);
  if (saved.tenant !== tenant.apiUrl) throw otherTenant(name, saved, tenant);
  await checkDesired(name, saved);
  const { left, done, moved } = await sortByTenant(saved, tenant, io.now());
  const labels = await readLabels(tenant);
  if (moved.length > 0)
    throw hasMoved(
      moved.map((one) => describeMoved(one, labels)),
      name,
    );
  const guards = [
    ...(await checkGuards(
      left,
      { before: tenant, manifests: saved.guards.map((guarded) => ({ guards: guarded })) },
      io.now(),
    )),
    ...(saved.escalates ? [ESCALATES] : []),
  ];
  const problems: DeclarationProblem[] = [];
  const report: Report = {
    command: "apply",
    objects: left.map((step) => reportedStep(step, labels)),
    findings: findingsOf({ problems, guards }, options),
  };
  const plan = { steps: left, unchanged: saved.unchanged };
  return { plan, labels, guards, report, doneBefore: done.length };
}

const ESCALATES: GuardFinding = {
  guard: "escalation",
  diagnostic: errorDiagnostic(
    "This plan gives somebody more than its deployer has",
    "It was made with --allow escalation.",
    { fix: "Name the guard again: --allow escalation." },
  ),
};

/** Where the files of the desired state are at hand, they must still say what the plan was made from. */
async function checkDesired(name: string, { desired }: SavedPlan): Promise<void> {
  const loaded = await Promise.all(desired.files.map(loadIfThere));
  if (loaded.some((one) => one === undefined)) return;
  const now = hashDesired(loaded.flatMap((one) => one ?? []));
  if (now.sha256 === desired.sha256) return;
  throw new DiagnosticsError([
    errorDiagnostic(
      "The desired state has changed since this plan was made",
      `${name} was made from ${desired.files.join(", ")}, which says something else now.`,
      { fix: "Plan again." },
    ),
  ]);
}

async function loadIfThere(file: string) {
  try {
    return await loadManifests(file);
  } catch (error) {
    if (error instanceof DiagnosticsError) return undefined;
    throw error;
  }
}

/** The refusal of a run whose tenant is no longer the one that was planned for. */
export function hasMoved(
  moved: readonly Omit<ReportedObject, "status">[],
  name: string,
): DiagnosticsError {
  return new DiagnosticsError(
    moved.map(({ title, name: object, path, attributes }) =>
      errorDiagnostic(
        `The tenant has moved since the plan: ${title} ${object}`,
        attributes
          .map((one) => `${one.path}: ${show(one.actual)} in the plan, ${show(one.declared)} now`)
          .concat(path === undefined ? [] : [`Declared at ${path}.`])
          .join("\n"),
        {
          ruleId: "plan/tenant-moved",
          fix: `Plan again, and look at the difference. Nothing was written by ${name}.`,
        },
      ),
    ),
  );
}

function show(value: unknown): string {
  return value === null ? "not there" : JSON.stringify(value);
}

function otherTenant(
  name: string,
  { tenant: planned }: SavedPlan,
  { apiUrl }: ConnectedTenant,
): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${name} is a plan for another tenant`,
      `It was made for ${planned}, and this is ${apiUrl}.`,
      { fix: "Set the credentials of that tenant, or plan again for this one." },
    ),
  ]);
}

async function textOf(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DiagnosticsError([
      errorDiagnostic(`${name} cannot be read`, `${reason}.`, {
        fix: "Give the file that zidentity plan --out wrote, or leave it out to plan and apply at once.",
      }),
    ]);
  }
}
