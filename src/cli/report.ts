import { type Command, Option } from "commander";
import { resolve } from "node:path";
import {
  compareWithVisible,
  concernedBy,
  describeComparison,
  type LoadedManifest,
  loadManifests,
  type ReadableTenant,
  readTenantAccess,
  readVisibleTenant,
  type VisibleOptions,
  type VisibleTenant,
} from "../engine";
import {
  type AccessDocument,
  accessPage,
  buildAccessDocument,
  counted,
  type DocumentInput,
} from "../report";
import { DRIFT_WORDS } from "./compare";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type CacheOptions,
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
  DocumentedOptions &
  GlobalOptions & {
    readonly out: string;
    readonly manifest?: string;
    readonly format: "html" | "json";
  };

export function reportCommand(command: Command): Command {
  return withDocumentedOptions(withCacheOption(withTenantOptions(command)))
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
      "\nThe file says who is administrator: it is readable by its owner alone. On a tenant that offers only what\nthe vendor documents it shows what users show, and says what could not be read.\n\nExit code: 0 written, 1 error.\n\nExamples:\n  $ zidentity report --out access.html -m cdktf.out\n  $ zidentity report --format json | jq '.principals | length'",
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
  const tenant = await connectReadable(options, options, io);
  const document = await readDocument(tenant, loaded, {
    name: tenantHost(options, io),
    now: io.now(),
    visible: documentedOptions(options, io),
  });
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

interface Reading {
  /** What to call the tenant. */
  readonly name: string;
  readonly now: Date;
  readonly visible: VisibleOptions;
}

async function readDocument(
  tenant: ReadableTenant,
  loaded: readonly LoadedManifest[] | undefined,
  { name, now, visible: options }: Reading,
): Promise<AccessDocument> {
  const visible = await readVisibleTenant(loaded ?? [], tenant, now, options);
  const { documented } = visible;
  const records = await readTenantAccess(visible.withDeclaredLevels, loaded, {
    untold: {
      grants: isUntold(documented, "admin_entitlements", documented?.adminEntitlements),
      entitlements: isUntold(documented, "service_entitlements", documented?.serviceEntitlements),
    },
  });
  const desired = loaded === undefined ? {} : { desired: await compare(loaded, visible, now) };
  return buildAccessDocument({ generatedAt: now, tenant: name, records, documented, ...desired });
}

/** Lists that show what groups give, or may, do not tell it from what is a user's own. */
function isUntold(
  documented: VisibleTenant["documented"],
  capability: "admin_entitlements" | "service_entitlements",
  reading: "effective" | "direct" | "unknown" | undefined,
): boolean {
  return documented?.missing.includes(capability) === true && reading !== "direct";
}

async function compare(
  loaded: readonly LoadedManifest[],
  visible: VisibleTenant,
  now: Date,
): Promise<NonNullable<DocumentInput["desired"]>> {
  const comparison = await compareWithVisible(loaded, visible, now);
  const concerns = concernedBy(comparison);
  const objects = describeComparison(comparison).map(({ action, ...object }, index) => ({
    object: { status: DRIFT_WORDS[action], ...object },
    concern: concerns[index] ?? {},
  }));
  return { objects, findings: comparison.problems };
}

function summary({ principals, services, desired, documented }: AccessDocument): string {
  const users = principals.filter(({ kind }) => kind === "user").length;
  const parts = [
    `${counted(users, "user")}, ${counted(principals.length - users, "group")}, ${counted(services.length, "service")}`,
    ...(desired === undefined
      ? []
      : [
          `${counted(desired.drift.length, "object differs", "objects differ")}, ${counted(desired.findings.length, "finding")}${notVerified(desired)}`,
        ]),
  ];
  const limits = (documented?.left_out ?? []).map((line) => `\n${line}`);
  return `${parts.join("; ")}.${limits.join("")}`;
}

function notVerified({ unverified = [] }: NonNullable<AccessDocument["desired"]>): string {
  return unverified.length === 0 ? "" : `, ${unverified.length} not verifiable here`;
}
