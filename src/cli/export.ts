import { type Command, Option } from "commander";
import { resolve } from "node:path";
import { readVisibleTenant, servicesCalled } from "../engine";
import {
  capabilitiesOf,
  CODE_FORMS,
  type CodeForm,
  EXPORTED_KINDS,
  type ExportedKind,
  readTenantAsCode,
  type TenantAsCode,
  writeCode,
} from "../export";
import { counted, modeJson } from "../report";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type CacheOptions,
  type FormatOption,
  type GlobalOptions,
  type TenantOptions,
  withCacheOption,
  withFormatOption,
  withTenantOptions,
} from "./options";
import { packageVersion } from "./package-version";
import { prepareFolder, writeFiles } from "./write-files";

type ExportOptions = TenantOptions &
  CacheOptions &
  DocumentedOptions &
  GlobalOptions &
  FormatOption & {
    readonly to: CodeForm;
    readonly out: string;
    readonly force?: boolean;
    readonly only?: ExportedKind;
    readonly service?: string;
  };

export function exportCommand(command: Command): Command {
  return withDocumentedOptions(withCacheOption(withTenantOptions(withFormatOption(command))))
    .description("write what the tenant holds as code, with what an import of it needs")
    .addOption(
      new Option("--to <form>", "TypeScript for CDKTF, Terraform's HCL, or YAML without Terraform")
        .choices(CODE_FORMS)
        .makeOptionMandatory(),
    )
    .option("-o, --out <folder>", "where to write; made if it is not there", "access")
    .option(
      "--force",
      "write into a folder that holds something; files of the same name are replaced",
    )
    .addOption(new Option("--only <kind>", "a part of it").choices(EXPORTED_KINDS))
    .option("--service <name>", "one service by name or id, such as ZIA; roles are ZIdentity's own")
    .addHelpText(
      "after",
      `
A name that several things have is given by its id, with the name beside it. Predefined roles, users and groups are
looked up. What no declaration can say is told on standard error. Where a tenant does not list roles, assignments or
entitlements (zidentity doctor), what its users show is written, and each file says what is missing.

Exit code: 0 written, 1 error.

Examples:
  $ zidentity export --to yaml --out access && zidentity plan -m access
  $ zidentity export --to hcl --out access && terraform -chdir=access init && terraform -chdir=access plan
  $ zidentity export --to cdktf --service ZIA --only assignments`,
    );
}

/** Throws DiagnosticsError for a folder that cannot be written to, before anything is asked of the tenant. */
export async function runExport(options: ExportOptions, io: Io): Promise<ExitCode> {
  const { to, only, service, format } = options;
  const folder = resolve(io.cwd, options.out);
  await prepareFolder(folder, options.force === true);
  const tenant = await connectReadable(options, options, io);
  const services = service === undefined ? undefined : await servicesCalled(tenant.reader, service);
  const { reader, documented } = await readVisibleTenant([], tenant, io.now(), {
    ...documentedOptions(options, io),
    needed: capabilitiesOf(only),
  });
  const code = await readTenantAsCode(reader, { only, services, unread: documented });
  const files = writeCode(to, code, packageVersion());
  const others = await writeFiles(folder, files, io);
  const leftOut = [...code.partsLeftOut, ...code.leftOut];
  for (const { what, why } of leftOut) io.err(`Left out: ${what}: ${why}.\n`);
  if (others.length > 0)
    io.err(`Not of this export, and left as they are: ${others.join(", ")}.\n`);
  const written = files.map(({ path }) => path);
  const counts = countsOf(code);
  if (format === "json") {
    const document = {
      format_version: 1,
      command: "export",
      ...modeJson(documented),
      to,
      folder,
      files: written,
      ...counts,
    };
    io.out(`${JSON.stringify({ ...document, left_out: leftOut }, null, 2)}\n`);
    return EXIT.same;
  }
  const { roles, assignments, entitlements } = counts;
  const whole =
    code.partsLeftOut.length === 0 ? "" : " Not whole: every file says what is missing.";
  io.out(
    `${counted(roles, "role")}, ${counted(assignments, "assignment")}, ${counted(entitlements, "entitlement")}.${whole}\n`,
  );
  io.out(
    written.length === 0 ? "Nothing to write.\n" : `Wrote to ${folder}: ${written.join(", ")}\n`,
  );
  return EXIT.same;
}

function countsOf({ roles, services }: TenantAsCode) {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    roles: roles.length,
    assignments: sum(services.map(({ grants }) => grants.length)),
    entitlements: sum(services.map(({ entitlements }) => entitlements.length)),
  };
}
