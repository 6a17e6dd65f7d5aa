import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { ConnectedTenant } from "../../client";
import { DiagnosticsError, errorDiagnostic } from "../../diagnostics";
import {
  describeMoved,
  type DesiredHash,
  type EnginePlan,
  type GuardFinding,
  hashDesired,
  judgePlan,
  type Labels,
  type LoadedManifest,
  loadManifests,
  type PlannedTenant,
  planRun,
  readLabels,
  readPlanFile,
  type SavedPlan,
  sortByTenant,
} from "../../engine";
import { cannotWrite } from "../../lifecycle";
import type { ManifestGuards } from "../../manifest";
import type { Report, ReportedObject } from "../../report";
import type { Io } from "../io";
import { loadDesired, type StateOptions } from "../options";
import { type AllowOption, findingsOf } from "./held-back";
import { isStanding, standingGuards } from "./standing-guards";
import { planReport, reportedStep } from "./plan-report";

/** A run that may begin as soon as nothing holds it back and somebody approves. */
export interface PreparedRun {
  readonly plan: EnginePlan;
  readonly labels: Labels;
  readonly guards: readonly GuardFinding[];
  /** What no run may do, as the desired state says it. */
  readonly limits: readonly ManifestGuards[];
  readonly desired: DesiredHash;
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
  const loaded = await loadDesired(options, io);
  const ofUsers = tenant.documented();
  const run = await planRun(loaded, { reader: tenant, ofUsers }, io.now());
  const { problems, labels, documented } = run.comparison;
  if (documented !== undefined) throw new DiagnosticsError([cannotWrite(documented.missing)]);
  const findings = findingsOf({ problems, guards: run.guards }, options);
  const report = planReport("apply", run, findings);
  return {
    plan: run.plan,
    labels,
    guards: run.guards,
    limits: limitsOf(loaded),
    desired: hashDesired(loaded),
    report,
    doneBefore: 0,
  };
}

/** From a plan file. Throws DiagnosticsError where it is not of this tenant, or where either side of it moved. */
export async function prepareFromFile(
  name: string,
  options: AllowOption,
  tenant: ConnectedTenant,
  io: Io,
): Promise<PreparedRun> {
  const saved = readPlanFile(await textOf(resolve(io.cwd, name), name), name);
  if (!isOf(tenant, saved.tenant)) throw otherTenant(name, saved, tenant);
  await checkDesired(name, saved, io);
  const { left, done, moved } = await sortByTenant(saved, tenant, io.now());
  const labels = await readLabels(tenant);
  if (moved.length > 0)
    throw hasMoved(
      moved.map((one) => describeMoved(one, labels)),
      name,
    );
  const plan = { steps: left, unchanged: saved.unchanged, ignore: saved.ignore };
  const judged = await judgePlan(plan, saved.guards, tenant, io.now());
  const guards = [...judged.guards, ...(left.length > 0 ? standingGuards(saved) : [])];
  const report: Report = {
    command: "apply",
    objects: left.map((step) => reportedStep(step, labels)),
    findings: findingsOf({ problems: judged.problems, guards }, options),
  };
  const { guards: limits, desired } = saved;
  return { plan, labels, guards, limits, desired, report, doneBefore: done.length };
}

/**
 * The run as it is when it begins: while somebody made up his mind, somebody else may have written. Throws
 * DiagnosticsError where the tenant moved, and where a guard holds back now what it did not before.
 */
export async function prepareAgain(
  prepared: PreparedRun,
  name: string,
  options: AllowOption,
  tenant: ConnectedTenant,
  io: Io,
): Promise<PreparedRun> {
  const fresh = tenant.fresh();
  const { left, done, moved } = await sortByTenant(prepared.plan, fresh, io.now());
  if (moved.length > 0) {
    const labels = await readLabels(fresh);
    throw hasMoved(
      moved.map((one) => describeMoved(one, labels)),
      name,
    );
  }
  const standing = prepared.guards.filter(isStanding);
  const plan = { ...prepared.plan, steps: left };
  const { guards: found, problems } = await judgePlan(plan, prepared.limits, fresh, io.now());
  const guards = [...found, ...standing];
  const held = findingsOf({ problems, guards }, options).flatMap(({ diagnostic }) =>
    diagnostic.severity === "error" ? [diagnostic] : [],
  );
  if (held.length > 0) throw new DiagnosticsError(held);
  return { ...prepared, plan, guards, doneBefore: prepared.doneBefore + done.length };
}

/** All that the manifests say of guards. */
export function limitsOf(loaded: readonly LoadedManifest[]): readonly ManifestGuards[] {
  return loaded.flatMap(({ manifest }) => manifest.guards ?? []);
}

/** The tenant as a plan file names it. */
export function planned({ apiUrl, tokenUrl }: Addresses): PlannedTenant {
  return { api_url: apiUrl, token_url: tokenUrl };
}

type Addresses = Pick<ConnectedTenant, "apiUrl" | "tokenUrl">;

function isOf(tenant: Addresses, wanted: PlannedTenant): boolean {
  return tenant.apiUrl === wanted.api_url && tenant.tokenUrl === wanted.token_url;
}

/** Where the desired state is at hand, it must still say what the plan was made from. */
async function checkDesired(name: string, { desired }: SavedPlan, { cwd, err }: Io): Promise<void> {
  const path = resolve(cwd, desired.path ?? "");
  if (desired.path === undefined || !existsSync(path)) {
    err(
      `The desired state that ${name} was made from is not here: whether it has changed since is not known.\n`,
    );
    return;
  }
  const now = hashDesired(await loadManifests(path, { from: cwd }));
  if (now.sha256 === desired.sha256) return;
  throw new DiagnosticsError([
    errorDiagnostic(
      "The desired state has changed since this plan was made",
      `${name} was made from ${desired.files.join(", ")}, which says something else now.`,
      { fix: "Plan again." },
    ),
  ]);
}

/** The refusal of a run whose tenant is no longer the one that was planned for. */
function hasMoved(
  moved: readonly Omit<ReportedObject, "status">[],
  name: string,
): DiagnosticsError {
  return new DiagnosticsError(
    moved.map(({ title, name: object, path, attributes }) =>
      errorDiagnostic(
        `The tenant has moved since the plan: ${title} ${object}`,
        attributes
          .map((one) => `${one.path}: ${show(one.actual)} in the plan, ${show(one.declared)} now`)
          .concat(attributes.length === 0 ? ["It was to be in force, and has ended since."] : [])
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
  { tenant: wanted }: SavedPlan,
  { apiUrl, tokenUrl }: ConnectedTenant,
): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${name} is a plan for another tenant`,
      `It was made for ${wanted.api_url} with tokens from ${wanted.token_url}, and this is ${apiUrl} with tokens from ${tokenUrl}.`,
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
