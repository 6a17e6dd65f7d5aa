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
import { type AllowOption, withAllowOption } from "./apply/held-back";
import { AuditLog, type AuditOption, withAuditOption } from "./audit/audit-log";
import { driftReport } from "./compare";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { adoptionText } from "./drift/adoption-text";
import { auditDrift } from "./drift/audit-drift";
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
  if (options.fix !== undefined) return runPlan(options, io);
  if (options.allow !== undefined) throw allowsNothing();
  const loaded = await loadManifests(manifestPath(options, io), { from: io.cwd });
  if (options.adopt === true) return adoptDrift(loaded, options, io);
  const trace = new RequestTrace();
  const log = new AuditLog(
    "drift",
    options,
    connectLater(options, options, io),
    hashDesired(loaded),
    io,
    {
      optional: true,
    },
  );
  const { value: report, requestIds } = await trace.traced(async () => {
    const tenant = await connectReadable(options, options, io, trace.saw);
    const { only } = options;
    return driftReport(loaded, tenant, io.now(), { ...documentedOptions(options, io), only });
  });
  auditDrift(report, requestIds, exitOf(report), log);
  return deliverReport(report, options, io);
}

async function adoptDrift(
  loaded: readonly LoadedManifest[],
  options: DriftCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const reader = await connect(options, options, io);
  await refuseMissing(reader);
  const comparison = await compareWithTenant(loaded, reader, io.now());
  const { additions, edits } = adopt(comparison, await readDirectory(reader));
  const files = loaded.map(({ file }) => file);
  const text = adoptionText({ additions, edits }, { files, cwd: io.cwd });
  if (options.out === undefined) io.out(text);
  else await writeWhole(resolve(io.cwd, options.out), text, "adoption");
  const errors = comparison.problems.filter(({ diagnostic }) => diagnostic.severity === "error");
  io.err(findingsText(errors, palette(false)));
  if (errors.length > 0) return EXIT.error;
  return additions.length + edits.length > 0 ? EXIT.differences : EXIT.same;
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
