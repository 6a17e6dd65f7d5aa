import { type Command, Option } from "commander";
import { resolve } from "node:path";
import {
  compareWithTenant,
  concernedBy,
  describeComparison,
  type LoadedManifest,
  loadManifests,
  readTenantAccess,
} from "../engine";
import {
  type AccessDocument,
  accessPage,
  buildAccessDocument,
  counted,
  type DocumentInput,
} from "../report";
import type { TenantReader } from "../tenant";
import { DRIFT_WORDS } from "./compare";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type CacheOptions,
  connect,
  type GlobalOptions,
  statePath,
  tenantHost,
  type TenantOptions,
  withCacheOption,
  withTenantOptions,
} from "./options";
import { isStandardOutput } from "./write-target";
import { refuseTarget, writeWhole } from "./write-whole";

type ReportOptions = TenantOptions &
  CacheOptions &
  GlobalOptions & {
    readonly out: string;
    readonly manifest?: string;
    readonly format: "html" | "json";
  };

export function reportCommand(command: Command): Command {
  return withCacheOption(withTenantOptions(command))
    .description(
      "write who may do what in the whole tenant, and why, as one page that needs no network",
    )
    .option("-o, --out <file>", "the page to write; an older one is replaced", "access.html")
    .option("-m, --manifest <path>", "the desired state, to show drift, findings and declared ends")
    .addOption(
      new Option("-f, --format <format>", "a page, or its data on standard output")
        .choices(["html", "json"])
        .default("html"),
    )
    .addHelpText(
      "after",
      "\nThe file says who is administrator: it is readable by its owner alone.\n\nExit code: 0 written, 1 error.\n\nExamples:\n  $ zidentity report --out access.html -m cdktf.out\n  $ zidentity report --format json | jq '.principals | length'",
    );
}

/** Throws DiagnosticsError for a place that cannot be written, before anything is asked of the tenant. */
export async function runReport(options: ReportOptions, io: Io): Promise<ExitCode> {
  const { manifest, format } = options;
  const file = resolve(io.cwd, options.out);
  if (format === "html") refuseTarget(file);
  const loaded =
    manifest === undefined
      ? undefined
      : await loadManifests(statePath(manifest, io), { from: io.cwd });
  const reader = await connect(options, options, io);
  const document = await readDocument(reader, loaded, tenantHost(options, io), io.now());
  if (format === "json") {
    io.out(`${JSON.stringify(document, null, 2)}\n`);
    return EXIT.same;
  }
  await writeWhole(file, await accessPage(document), io);
  // Beside a page that goes there itself it would be a part of it.
  const say = isStandardOutput(file) ? io.err : io.out;
  say(`${summary(document)}\nWrote ${file}\n`);
  return EXIT.same;
}

async function readDocument(
  reader: TenantReader,
  loaded: readonly LoadedManifest[] | undefined,
  tenant: string,
  now: Date,
): Promise<AccessDocument> {
  const records = await readTenantAccess(reader, loaded);
  const desired = loaded === undefined ? {} : { desired: await compare(loaded, reader, now) };
  return buildAccessDocument({ generatedAt: now, tenant, records, ...desired });
}

async function compare(
  loaded: readonly LoadedManifest[],
  reader: TenantReader,
  now: Date,
): Promise<NonNullable<DocumentInput["desired"]>> {
  const comparison = await compareWithTenant(loaded, reader, now);
  const concerns = concernedBy(comparison);
  const objects = describeComparison(comparison).map(({ action, ...object }, index) => ({
    object: { status: DRIFT_WORDS[action], ...object },
    concern: concerns[index] ?? {},
  }));
  return { objects, findings: comparison.problems };
}

function summary({ principals, services, desired }: AccessDocument): string {
  const users = principals.filter(({ kind }) => kind === "user").length;
  const parts = [
    `${counted(users, "user")}, ${counted(principals.length - users, "group")}, ${counted(services.length, "service")}`,
    ...(desired === undefined
      ? []
      : [
          `${counted(desired.drift.length, "object differs", "objects differ")}, ${counted(desired.findings.length, "finding")}`,
        ]),
  ];
  return `${parts.join("; ")}.`;
}
