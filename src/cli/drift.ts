import { type Command, InvalidArgumentError, Option } from "commander";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { hashDesired, type LoadedManifest } from "../engine";
import { DRIFT_KINDS, type DriftKind } from "../report";
import { type AllowOption, overridden, withAllowOption } from "./apply/held-back";
import { AuditLog, type AuditOption, withAuditOption } from "./audit/audit-log";
import { driftReport } from "./compare";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { ADOPT_ENDINGS, adoptDrift, tryFormOf } from "./drift/adopt-drift";
import { auditDrift, auditFix, auditWritten } from "./drift/audit-drift";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type CacheOptions,
  connect,
  connectLater,
  type GlobalOptions,
  loadDesired,
  type ReportOptions,
  type TenantOptions,
  withCacheOption,
  withReportOptions,
  withTenantOptions,
} from "./options";
import { runRepair } from "./plan";
import { RequestTrace } from "./request-trace";
import { deliverReport, exitOf, type OutOption } from "./show-report";

type DriftCommandOptions = ReportOptions &
  TenantOptions &
  CacheOptions &
  DocumentedOptions &
  AuditOption &
  AllowOption &
  OutOption &
  GlobalOptions & {
    readonly only?: readonly DriftKind[];
    readonly fix?: "tenant";
    readonly adopt?: true | string;
  };

const EXAMPLES = `
Exit code: 0 no drift, 1 error, 2 drift. With --only, drift is
what was asked for.

Examples:
  $ zidentity drift -m cdktf.out --format json
  $ zidentity drift --only unmanaged --only expired
  $ zidentity drift --out drift.sarif
  $ zidentity drift --fix tenant --out repair.plan
  $ zidentity drift --adopt adopted.yaml
  $ zidentity drift -m plan.json --adopt adopted.tf
  $ zidentity drift --only-declared --documented`;

export function driftCommand(command: Command): Command {
  const readable = withDocumentedOptions(
    withCacheOption(withTenantOptions(withReportOptions(command))),
  );
  return withAllowOption(withAuditOption(readable))
    .description(
      "show where the tenant differs: what was changed, what is missing, what nobody declares",
    )
    .addOption(
      new Option("--only <kind>", "tell only of this kind of drift; may be repeated")
        .choices(DRIFT_KINDS)
        .argParser(addKind),
    )
    .option(
      "-o, --out <file>",
      "write the report to this file (with --fix: the plan) instead of printing it",
    )
    .addOption(
      new Option(
        "--fix <side>",
        "plan the repair of the tenant, as zidentity plan does; changes nothing",
      )
        .choices(["tenant"])
        .conflicts(["only", "adopt"]),
    )
    .addOption(
      new Option(
        "--adopt [file]",
        "write the code that would accept the drift into this new file (.yaml, .tf, .ts), or print it in the form of the desired state: entries to add, and edits as comments with their places",
      )
        .argParser(adoptedFile)
        .conflicts(["only", "format", "documented", "out"]),
    )
    .option(
      "--only-declared",
      "in documented mode: ask only for users whom a declaration concerns, and say nothing of others",
    )
    .addHelpText("after", EXAMPLES);
}

export async function runDrift(options: DriftCommandOptions, io: Io): Promise<ExitCode> {
  if (options.fix !== undefined) return planFix(options, io);
  if (options.allow !== undefined) throw allowsNothing();
  const loaded = await loadDesired(options, io);
  const { adopt } = options;
  const log = auditLog(loaded, options, io);
  if (adopt !== undefined) {
    const requestIds: string[] = [];
    const reader = await connect(options, options, io, (id) => void requestIds.push(id));
    const file = adopt === true ? undefined : adopt;
    return adoptDrift(loaded, reader, { file, log, requestIds }, io);
  }
  const trace = new RequestTrace();
  const { value: report, requestIds } = await trace.traced(async () => {
    try {
      const tenant = await connectReadable(options, options, io, trace.saw);
      const { only } = options;
      return await driftReport(loaded, tenant, io.now(), {
        ...documentedOptions(options, io),
        only,
      });
    } catch (error) {
      if (io.signal.aborted) log.write({ event: "interrupted", exit_code: EXIT.interrupted });
      throw error;
    }
  });
  auditDrift(report, requestIds, exitOf(report), log);
  return deliverReport(report, options, io);
}

function auditLog(
  loaded: readonly LoadedManifest[],
  options: DriftCommandOptions,
  io: Io,
): AuditLog {
  const tenant = connectLater(options, options, io);
  return new AuditLog("drift", options, tenant, hashDesired(loaded), io, { optional: true });
}

/** As `plan` does, with a record: what is planned before it is written, and then what was written. */
async function planFix(options: DriftCommandOptions, io: Io): Promise<ExitCode> {
  const requestIds: string[] = [];
  let log: AuditLog | undefined;
  return runRepair(options, io, {
    saw: (requestId) => void requestIds.push(requestId),
    planned: ({ loaded, run, report }) => {
      log = auditLog(loaded, options, io);
      auditFix(report, { overridden: overridden(run.guards, options), requestIds }, log);
    },
    wrote: (file, text) => {
      if (log !== undefined) auditWritten(text, file, log);
    },
  });
}

function adoptedFile(file: string): string {
  if (tryFormOf(file) !== undefined) return file;
  throw new InvalidArgumentError(`The file ends with ${ADOPT_ENDINGS.join(", ")}.`);
}

function addKind(word: string, before: readonly DriftKind[] = []): readonly DriftKind[] {
  const found = DRIFT_KINDS.find((kind) => kind === word);
  if (found !== undefined) return [...before, found];
  throw new InvalidArgumentError(`Kinds are ${DRIFT_KINDS.join(", ")}.`);
}

function allowsNothing(): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      "There is nothing to allow",
      "Guards hold back what a run would do, and drift without --fix tenant plans no run.",
      { fix: "Leave --allow out, or plan the repair: zidentity drift --fix tenant --allow GUARD." },
    ),
  ]);
}
