import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { DiagnosticsError, errorDiagnostic } from "../diagnostics";
import {
  adopt,
  compareWithTenant,
  hashDesired,
  type LoadedManifest,
  loadManifests,
  readDirectory,
} from "../engine";
import { missingCapabilities } from "../lifecycle";
import { DRIFT_KINDS, type DriftKind, findingsText, palette } from "../report";
import { RESOURCES } from "../resources";
import type { TenantReader } from "../tenant";
import { type AllowOption, overridden, withAllowOption } from "./apply/held-back";
import { AuditLog, type AuditOption, withAuditOption } from "./audit/audit-log";
import { driftReport, reportOfDrift } from "./compare";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { adoptionText } from "./drift/adoption-text";
import { auditDrift, auditFix, auditWritten } from "./drift/audit-drift";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type CacheOptions,
  connect,
  connectLater,
  type GlobalOptions,
  manifestPath,
  type ReportOptions,
  type TenantOptions,
  withCacheOption,
  withReportOptions,
  withTenantOptions,
} from "./options";
import { runPlan } from "./plan";
import { RequestTrace } from "./request-trace";
import { deliverReport, exitOf, type OutOption } from "./show-report";
import { writeWhole } from "./write-whole";

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
    readonly adopt?: boolean;
  };

const EXAMPLES = `
Exit code: 0 no drift, 1 error, 2 drift. With --only, drift is
what was asked for.

Examples:
  $ zidentity drift -m cdktf.out --format json
  $ zidentity drift --only unmanaged --only expired
  $ zidentity drift --out drift.sarif
  $ zidentity drift --fix tenant --out repair.plan
  $ zidentity drift --adopt --out adopted.yaml
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
        "--adopt",
        "print the YAML that would accept the drift: entries to add, and edits as comments with their places",
      ).conflicts(["only", "format", "documented"]),
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
  const loaded = await loadManifests(manifestPath(options, io), { from: io.cwd });
  if (options.adopt === true) return adoptDrift(loaded, options, io);
  const trace = new RequestTrace();
  const log = auditLog(loaded, options, io);
  const { value: report, requestIds } = await trace.traced(async () => {
    const tenant = await connectReadable(options, options, io, trace.saw);
    const { only } = options;
    return driftReport(loaded, tenant, io.now(), { ...documentedOptions(options, io), only });
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
  return runPlan(options, io, [], {
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

async function adoptDrift(
  loaded: readonly LoadedManifest[],
  options: DriftCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const requestIds: string[] = [];
  const reader = await connect(options, options, io, (id) => void requestIds.push(id));
  await refuseMissing(reader);
  const comparison = await compareWithTenant(loaded, reader, io.now());
  const { additions, edits } = adopt(comparison, await readDirectory(reader));
  const files = loaded.map(({ file }) => file);
  const text = adoptionText({ additions, edits }, { files, cwd: io.cwd });
  const errors = comparison.problems.filter(({ diagnostic }) => diagnostic.severity === "error");
  const ended =
    errors.length > 0
      ? EXIT.error
      : additions.length + edits.length > 0
        ? EXIT.differences
        : EXIT.same;
  const log = auditLog(loaded, options, io);
  auditDrift(reportOfDrift(comparison, files, undefined), requestIds, ended, log);
  log.write({ event: "adopt", additions: additions.length, edits: edits.length });
  const file = options.out === undefined ? undefined : resolve(io.cwd, options.out);
  if (file === undefined) io.out(text);
  else await writeWhole(file, text, "adoption");
  auditWritten(text, file, log);
  io.err(findingsText(errors, palette(false)));
  return ended;
}

/** What users show does not tell what is theirs and what their groups': as code that would be a guess. */
async function refuseMissing(reader: TenantReader): Promise<void> {
  const needed = RESOURCES.map(({ capability }) => capability);
  const missing = [...(await missingCapabilities(reader, needed))];
  if (missing.length === 0) return;
  throw new DiagnosticsError([
    errorDiagnostic(
      "This tenant does not tell what would have to be declared",
      `It lacks ${missing.join(", ")}, which the vendor does not document. It shows what users hold, and not whether it ` +
        "is theirs or a group's: accepting it as code would be a guess.",
      {
        ruleId: "tenant/capability-missing",
        fix: "See the differences with `zidentity drift`, and what users hold as a draft with `zidentity export`.",
      },
    ),
  ]);
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
