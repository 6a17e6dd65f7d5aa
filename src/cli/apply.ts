import type { Command } from "commander";
import {
  CircuitOpenError,
  type ConnectedTenant,
  forgetCachedLists,
  RequestAbortedError,
} from "../client";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { execute, type StepResult } from "../engine";
import {
  counted,
  differences,
  palette,
  type Report,
  type ReportedFinding,
  reportJson,
  reportText,
} from "../report";
import { type AllowOption, overridden, withAllowOption } from "./apply/held-back";
import {
  prepareAgain,
  prepareFromFile,
  prepareFromState,
  type PreparedRun,
} from "./apply/prepared-run";
import { ProgressBar } from "./apply/progress-bar";
import { auditBegun, auditResult, resultReport, withReasons } from "./apply/results";
import { type AuditEvent, AuditLog, type AuditOption, withAuditOption } from "./audit/audit-log";
import { explainError } from "./explain-error";
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
Exit code: 0 done or nothing to do; 1 error or not approved;
130 interrupted: what was sent is done, the rest not begun.
A second run finishes what is left.

Examples:
  $ zidentity apply -m access.json
  $ zidentity plan --out plan.zid
  $ zidentity apply plan.zid --auto-approve
  $ zidentity apply --allow removals`;

export async function runApply(
  options: ApplyOptions,
  io: Io,
  [file]: readonly string[],
): Promise<ExitCode> {
  const trace = new RequestTrace();
  if (file !== undefined && options.manifest !== undefined) throw twoDesiredStates(file);
  const tenant = await connectToWrite(options, options, io, trace);
  const prepared =
    file === undefined
      ? await prepareFromState(options, tenant, io)
      : await prepareFromFile(file, options, tenant, io);
  const { report } = prepared;
  if (prepared.doneBefore > 0)
    io.err(`${prepared.doneBefore} steps of the plan are done already.\n`);
  if (isHeldBack(report) || differences(report).length === 0) return show(report, options, io);
  if (options.format === "text") io.out(reportText(report, palette(io.colours)));
  else io.err(reportText(report, palette(io.errColours)));
  if (!(await isApproved(options, io))) return declined(prepared, options, io);
  const ready = await prepareAgain(prepared, file ?? "this run", options, tenant, io);
  const { results, failures } = await carryOut(ready, file, tenant, trace, options, io);
  const told = await withReasons(results, tenant);
  const { findings, objects, command } = resultReport(report, told, ready.labels);
  return show({ command, objects, findings: [...findings, ...failures] }, options, io);
}

function isHeldBack({ findings }: Report): boolean {
  return findings.some(({ diagnostic }) => diagnostic.severity === "error");
}

/** Throws DiagnosticsError where nobody can be asked. */
async function isApproved({ autoApprove }: ApplyOptions, io: Io): Promise<boolean> {
  if (autoApprove === true) return !io.signal.aborted;
  const answer = await io.ask("\nCarry this out? Only yes is taken for a yes: ");
  if (answer === undefined) throw nobodyToAsk();
  return answer.trim() === "yes" && !io.signal.aborted;
}

function declined({ plan, report, labels }: PreparedRun, options: ApplyOptions, io: Io): ExitCode {
  if (options.format === "json") {
    const results = plan.steps.map((step) => ({ ...NOT_BEGUN, step }));
    io.out(reportJson(resultReport(report, results, labels)));
  }
  io.err("Nothing was changed.\n");
  return io.signal.aborted ? EXIT.interrupted : EXIT.error;
}

const NOT_BEGUN = { outcome: "not_begun", diagnostics: [], requestIds: [] } as const;

/** A record that cannot be written ends the run as Ctrl-C does. */
async function carryOut(
  run: PreparedRun,
  file: string | undefined,
  tenant: ConnectedTenant,
  trace: RequestTrace,
  options: ApplyOptions,
  io: Io,
): Promise<{ results: readonly StepResult[]; failures: readonly ReportedFinding[] }> {
  const log = new AuditLog("apply", options, tenant, run.desired, io);
  log.write(startEvent(run, file, options));
  let failure: Error | undefined;
  const record = (event: AuditEvent): void => {
    try {
      if (failure === undefined) log.write(event);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
  };
  const bar = new ProgressBar(run.plan.steps.length, io);
  const results = await execute(run.plan, tenant, {
    now: io.now(),
    isEnded: () => io.signal.aborted || failure !== undefined,
    isEndOfRun: (error) =>
      (failure !== undefined && error === failure) ||
      (io.signal.aborted && error instanceof RequestAbortedError),
    isOfTenant: (error) => error instanceof CircuitOpenError,
    traced: trace.traced,
    onBegin: (write) => {
      record(auditBegun(write, run.labels));
      if (failure !== undefined) throw failure;
    },
    onResult: (result, isWhole) => {
      record(auditResult(result, run.labels));
      if (isWhole || result.outcome === "failed") bar.advance(result.outcome === "done");
    },
  });
  bar.clear();
  await forgetCachedLists(tenant, io.env);
  record(endEvent(results));
  const failures = failure === undefined ? [] : explainError(failure);
  return { results, failures: failures.map((diagnostic) => ({ diagnostic })) };
}

function startEvent(
  { plan, guards }: PreparedRun,
  file: string | undefined,
  options: ApplyOptions,
): AuditEvent {
  return {
    event: "start",
    steps: plan.steps.length,
    ...(file === undefined ? {} : { plan: file }),
    approved: options.autoApprove === true ? "auto" : "asked",
    overridden_guards: overridden(guards, options),
  };
}

function endEvent(results: readonly StepResult[]): AuditEvent {
  const count = (wanted: StepResult["outcome"]) =>
    results.filter(({ outcome }) => outcome === wanted).length;
  return {
    event: "end",
    done: count("done"),
    failed: count("failed"),
    begun: count("begun"),
    not_begun: count("not_begun"),
  };
}

function show(report: Report, { format }: StateOptions, io: Io): ExitCode {
  io.out(format === "json" ? reportJson(report) : reportText(report, palette(io.colours)));
  if (isHeldBack(report)) return EXIT.error;
  const isCut = report.objects.some(
    ({ outcome }) => outcome === "not_begun" || outcome === "begun",
  );
  if (!isCut) return EXIT.same;
  const begun = report.objects.filter(({ outcome }) => outcome === "begun").length;
  io.err(
    begun === 0
      ? "Interrupted: what was sent is done, the rest is not begun.\n"
      : `Interrupted: what was sent was awaited, the rest is not begun. Of ${counted(begun, "step")} a part is done, or nobody knows.\n`,
  );
  return EXIT.interrupted;
}

function twoDesiredStates(file: string): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `${file} and --manifest are given`,
      "A plan is carried out as it was made: another desired state would have no part in it.",
      { fix: "Leave one of the two out." },
    ),
  ]);
}

function nobodyToAsk(): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      "There is nobody to ask",
      "Standard input is not a terminal, or nobody reads what is shown, and a run is not begun without a yes.",
      { fix: "Run it in a terminal, or approve it beforehand with --auto-approve." },
    ),
  ]);
}
