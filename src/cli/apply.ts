import type { Command } from "commander";
import type { ConnectedTenant } from "../client";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { describeMoved, execute, readLabels, sortByTenant, type StepResult } from "../engine";
import { differences, palette, type Report, reportJson, reportText } from "../report";
import { type AllowOption, overridden, withAllowOption } from "./apply/held-back";
import {
  hasMoved,
  prepareFromFile,
  prepareFromState,
  type PreparedRun,
} from "./apply/prepared-run";
import { ProgressBar } from "./apply/progress-bar";
import { auditResult, resultReport } from "./apply/results";
import { AuditLog, type AuditOption, withAuditOption } from "./audit/audit-log";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  connectToWrite,
  type GlobalOptions,
  type StateOptions,
  type TenantOptions,
  withStateOptions,
  withTenantOptions,
} from "./options";
import { RequestTrace } from "./request-trace";

type ApplyOptions = StateOptions &
  TenantOptions &
  AllowOption &
  AuditOption &
  GlobalOptions & { readonly autoApprove?: boolean };

export function applyCommand(command: Command): Command {
  return withAuditOption(withAllowOption(withTenantOptions(withStateOptions(command))))
    .argument("[plan]", "a plan that zidentity plan --out wrote; without it, plans first")
    .description("make the tenant what the desired state says; asks before it writes")
    .option("--auto-approve", "do not ask")
    .addHelpText("after", EXAMPLES);
}

const EXAMPLES = `
Exit code: 0 done or nothing to do, 1 error, 130 interrupted. A run that was ended in the middle is finished by a second one.

Examples:
  $ zidentity apply -m access.yaml
  $ zidentity plan --out plan.zid && zidentity apply plan.zid --auto-approve
  $ zidentity apply --allow removals --audit /var/log/zidentity.jsonl`;

export async function runApply(
  options: ApplyOptions,
  io: Io,
  [file]: readonly string[],
): Promise<ExitCode> {
  const trace = new RequestTrace();
  const tenant = await connectToWrite(options, options, io, trace.saw);
  const prepared =
    file === undefined
      ? await prepareFromState(options, tenant, io)
      : await prepareFromFile(file, options, tenant, io);
  const { report, doneBefore } = prepared;
  if (isHeldBack(report) || differences(report).length === 0) return show(report, options, io);
  const said = reportText(report, palette(io.colours && options.format === "text"));
  if (options.format === "text") io.out(said);
  else io.err(said);
  if (doneBefore > 0) io.err(`${doneBefore} steps of the plan are done already.\n`);
  if (!(await isApproved(options, io))) return EXIT.interrupted;
  await checkAgain(prepared, tenant, file ?? "this run", io);
  const log = new AuditLog("apply", options, tenant, io);
  const results = await carryOut(prepared, tenant, trace, log, options, io);
  return show(resultReport(report, results, prepared.labels), options, io);
}

function isHeldBack({ findings }: Report): boolean {
  return findings.some(({ diagnostic }) => diagnostic.severity === "error");
}

/** Throws DiagnosticsError where nobody can be asked. */
async function isApproved({ autoApprove }: ApplyOptions, io: Io): Promise<boolean> {
  if (autoApprove === true) return true;
  const answer = await io.ask("\nCarry this out? Only yes is taken for a yes: ");
  if (answer === undefined) throw nobodyToAsk();
  if (answer.trim() === "yes") return true;
  io.err("Nothing was changed.\n");
  return false;
}

/** While somebody made up his mind, somebody else may have written. */
async function checkAgain(
  { plan }: PreparedRun,
  tenant: ConnectedTenant,
  name: string,
  io: Io,
): Promise<void> {
  const fresh = tenant.fresh();
  const { moved } = await sortByTenant(plan, fresh, io.now());
  if (moved.length === 0) return;
  const labels = await readLabels(fresh);
  throw hasMoved(
    moved.map((one) => describeMoved(one, labels)),
    name,
  );
}

async function carryOut(
  { plan, guards, labels }: PreparedRun,
  tenant: ConnectedTenant,
  trace: RequestTrace,
  log: AuditLog,
  options: ApplyOptions,
  io: Io,
): Promise<readonly StepResult[]> {
  const approved = options.autoApprove === true ? "auto" : "asked";
  const allowed = overridden(guards, options);
  log.write({ event: "start", steps: plan.steps.length, approved, overridden_guards: allowed });
  const bar = new ProgressBar(plan.steps.length, io);
  const results = await execute(plan.steps, tenant, {
    now: io.now(),
    signal: io.signal,
    traced: trace.traced,
    onResult: (result) => {
      log.write(auditResult(result, labels));
      bar.advance(result.outcome === "done");
    },
  });
  bar.clear();
  const count = (wanted: StepResult["outcome"]) =>
    results.filter(({ outcome }) => outcome === wanted).length;
  log.write({
    event: "end",
    done: count("done"),
    failed: count("failed"),
    not_begun: count("not_begun"),
  });
  return results;
}

function show(report: Report, { format }: StateOptions, io: Io): ExitCode {
  io.out(format === "json" ? reportJson(report) : reportText(report, palette(io.colours)));
  if (isHeldBack(report)) return EXIT.error;
  const isCut = report.objects.some(({ outcome }) => outcome === "not_begun");
  return isCut ? EXIT.interrupted : EXIT.same;
}

function nobodyToAsk(): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      "There is nobody to ask",
      "Standard input is not a terminal, and a run is not begun without a yes.",
      { fix: "Run it in a terminal, or approve it beforehand with --auto-approve." },
    ),
  ]);
}
