import { type Command } from "commander";
import { relative, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { DiagnosticsError } from "../diagnostics";
import { hashDesired, type PlannedRun, planRun, writePlan } from "../engine";
import { cannotWrite } from "../lifecycle";
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
import { EXIT, type ExitCode, type Io } from "./io";
import { showReport } from "./show-report";

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

export async function runPlan(options: PlanOptions, io: Io): Promise<ExitCode> {
  const loaded = await loadDesired(options, io);
  const tenant = await connectReadable(options, options, io);
  const run = await planRun(loaded, tenant, io.now(), documentedOptions(options, io));
  const { problems } = run.comparison;
  const findings = findingsOf({ problems, guards: run.guards }, options);
  const ended = showReport(planReport("plan", run, findings), options, io);
  if (options.out === undefined) return ended;
  if (ended === EXIT.error) {
    io.err(`Nothing was written to ${options.out}.\n`);
    return ended;
  }
  const { documented } = run.comparison;
  if (documented !== undefined) throw new DiagnosticsError([cannotWrite(documented.missing)]);
  const file = resolve(io.cwd, options.out);
  const text = writePlan({
    ...run.plan,
    tenant: planned(connectLater(options, options, io)),
    desired: hashDesired(loaded, relative(io.cwd, resolve(io.cwd, manifestPath(options, io)))),
    guards: limitsOf(loaded),
    escalates: isEscalating(run),
  });
  // Who is an administrator of what is nobody else's to read.
  await writeFileAtomic(file, text, { mode: 0o600 });
  io.err(`The plan is in ${file}. To carry out just that: zidentity apply ${options.out}\n`);
  return ended;
}

function isEscalating({ guards }: PlannedRun): boolean {
  return guards.some(({ guard }) => guard === "escalation");
}
