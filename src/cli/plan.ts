import { type Command } from "commander";
import { relative, resolve } from "node:path";
import { DiagnosticsError } from "../diagnostics";
import {
  hashDesired,
  isStandardInput,
  type LoadedManifest,
  type PlannedRun,
  planRun,
  writePlan,
} from "../engine";
import { cannotWrite } from "../lifecycle";
import type { Report, ReportedFinding } from "../report";
import { type AllowOption, findingsOf, withAllowOption } from "./apply/held-back";
import { planReport } from "./apply/plan-report";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { limitsOf, planned } from "./apply/prepared-run";
import {
  type CacheOptions,
  connectLater,
  type GlobalOptions,
  loadDesired,
  manifestPath,
  type ReportOptions,
  type TenantOptions,
  withCacheOption,
  withReportOptions,
  withTenantOptions,
} from "./options";
import { unmanagedLeft } from "./drift/unmanaged-left";
import { EXIT, type ExitCode, type Io } from "./io";
import { exitOf, showReport } from "./show-report";
import { isStandardOutput } from "./write-target";
import { writeWhole } from "./write-whole";

export type PlanOptions = ReportOptions &
  TenantOptions &
  CacheOptions &
  AllowOption &
  DocumentedOptions &
  GlobalOptions & { readonly out?: string };

export function planCommand(command: Command): Command {
  return withDocumentedOptions(
    withAllowOption(withCacheOption(withTenantOptions(withReportOptions(command)))),
  )
    .description("show what the desired state would change in the tenant; changes nothing")
    .option("-o, --out <file>", "write the plan to a file, for zidentity apply FILE")
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Exit code: 0 no changes, 1 error or held back by a guard,
2 changes. A plan that is held back is not written.

Examples:
  $ zidentity plan -m cdktf.out/stacks/access
  $ zidentity plan --out plan.zid --allow removals`;

/** Who keeps a record of a plan is told of it in its order. What is thrown ends the command. */
export interface PlanWatcher {
  /** A request was answered under this id. */
  readonly saw: (requestId: string) => void;
  /** It is made, and nothing of it is shown or written yet. */
  readonly planned: (made: {
    readonly loaded: readonly LoadedManifest[];
    readonly run: PlannedRun;
    readonly report: Report;
  }) => void;
  readonly wrote: (file: string, text: string) => void;
}

export async function runPlan(options: PlanOptions, io: Io): Promise<ExitCode> {
  return plan(options, io, { repairs: false });
}

/** The plan of `drift --fix`: it tells what it leaves as it is, and a plan that does nothing is not written. */
export async function runRepair(
  options: PlanOptions,
  io: Io,
  watcher: PlanWatcher,
): Promise<ExitCode> {
  return plan(options, io, { repairs: true, watcher });
}

async function plan(
  options: PlanOptions,
  io: Io,
  { repairs, watcher }: { readonly repairs: boolean; readonly watcher?: PlanWatcher },
): Promise<ExitCode> {
  const loaded = await loadDesired(options, io);
  const tenant = await connectReadable(options, options, io, watcher?.saw);
  const run = await planRun(loaded, tenant, io.now(), {
    ...documentedOptions(options, io),
    ...(repairs ? { undeclared: true } : {}),
  });
  const { problems } = run.comparison;
  const findings = findingsOf({ problems, guards: run.guards }, options);
  const left = repairs ? unmanagedLeft(run, loaded) : [];
  const report = planReport("plan", run, [...findings, ...left]);
  watcher?.planned({ loaded, run, report });
  const { out } = options;
  if (out === undefined) return showReport(report, options, io);
  if (exitOf(report) === EXIT.error || (repairs && run.plan.steps.length === 0)) {
    const ended = showReport(report, options, io);
    io.err(`Nothing was written to ${out}.\n`);
    return ended;
  }
  // A plan that cannot be saved is shown all the same, in the one document that there is.
  const unsaved = await unsavedBecause(() => save(run, loaded, { ...options, out }, io, watcher));
  const whole = { ...report, findings: [...report.findings, ...unsaved] };
  // Where the plan is on standard output, the report would make it unreadable.
  return showReport(whole, options, goesToStandardOutput(out, io) ? { ...io, out: io.err } : io);
}

function goesToStandardOutput(out: string, { cwd }: Io): boolean {
  try {
    return isStandardOutput(resolve(cwd, out));
  } catch {
    // What cannot be written to has been said.
    return false;
  }
}

async function unsavedBecause(saving: () => Promise<void>): Promise<readonly ReportedFinding[]> {
  try {
    await saving();
    return [];
  } catch (error) {
    if (error instanceof DiagnosticsError)
      return error.diagnostics.map((diagnostic) => ({ diagnostic }));
    throw error;
  }
}

async function save(
  run: PlannedRun,
  loaded: readonly LoadedManifest[],
  options: PlanOptions & { readonly out: string },
  io: Io,
  watcher: PlanWatcher | undefined,
): Promise<void> {
  const { documented } = run.comparison;
  if (documented !== undefined) throw new DiagnosticsError([cannotWrite(documented.missing)]);
  const file = resolve(io.cwd, options.out);
  const text = writePlan({
    ...run.plan,
    tenant: planned(connectLater(options, options, io)),
    desired: hashDesired(loaded, pathOfState(options, io)),
    guards: limitsOf(loaded),
    escalates: isEscalating(run),
    empties: run.comparison.emptied.map(({ owns }) => owns),
  });
  await writeWhole(file, text, io, { what: "plan" });
  watcher?.wrote(file, text);
  io.err(`The plan is in ${file}. To carry out just that: zidentity apply ${options.out}\n`);
}

/** Where apply looks for the desired state once more; what was piped in is nowhere to be found. */
function pathOfState(options: PlanOptions, io: Io): string | undefined {
  const path = manifestPath(options, io);
  return isStandardInput(path) ? undefined : relative(io.cwd, resolve(io.cwd, path));
}

function isEscalating({ guards }: PlannedRun): boolean {
  return guards.some(({ guard }) => guard === "escalation");
}
