import { type Command, Option } from "commander";
import { didYouMean, DiagnosticsError, errorDiagnostic } from "../diagnostics";
import { type ExplainedAccess, explainByWhatIsOffered, loadManifests } from "../engine";
import { MODULE_KEYS } from "../rbac";
import { accessJson, accessText, palette } from "../report";
import { suggesting } from "./completion/suggested";
import { connectReadable } from "./documented";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type CacheOptions,
  type GlobalOptions,
  type StateOptions,
  type TenantOptions,
  withCacheOption,
  withFormatOption,
  withTenantOptions,
} from "./options";

type ExplainOptions = StateOptions &
  TenantOptions &
  CacheOptions &
  GlobalOptions & {
    readonly module?: string;
    readonly service?: string;
    readonly documented?: boolean;
  };

export function explainCommand(command: Command): Command {
  return withCacheOption(withTenantOptions(withFormatOption(command)))
    .argument("<principal>", "a login name, a group's name, or an id")
    .description("show what a user or group may do in the tenant, and every path by which it comes")
    .addOption(
      suggesting(
        new Option("--module <key>", "one module of ZIdentity, such as users_and_groups"),
        () => MODULE_KEYS,
      ),
    )
    .option("--service <name>", "one service by name or id, such as ZIA")
    .option("-m, --manifest <path>", "the desired state, to show which roles it ends and when")
    .option("--documented", "use only what the vendor documents, whatever the tenant offers")
    .addHelpText(
      "after",
      "\nExit code: 0 shown, 1 error.\n\nExample:\n  $ zidentity explain ann@example.com --module users_and_groups",
    );
}

/** Throws DiagnosticsError for a principal, service or module that is not there. */
export async function runExplain(
  options: ExplainOptions,
  io: Io,
  [principal = ""]: readonly string[],
): Promise<ExitCode> {
  const { module, service, manifest, format } = options;
  const loaded = manifest === undefined ? [] : await loadManifests(manifest, { from: io.cwd });
  const tenant = await connectReadable(options, options, io);
  const explained = await explainByWhatIsOffered(tenant, principal, io.now(), {
    module,
    service,
    loaded,
    documentedOnly: options.documented,
  });
  const shown = module === undefined ? explained : onlyModule(explained, module);
  io.out(format === "json" ? accessJson(shown) : accessText(shown, palette(io.colours)));
  return EXIT.same;
}

function onlyModule(explained: ExplainedAccess, wanted: string): ExplainedAccess {
  const services = explained.services.map((one) => {
    if (one.kind === "linked") return one;
    const modules = one.access.modules.filter(({ module }) => module === wanted);
    if (modules.length > 0) return { ...one, access: { ...one.access, modules } };
    throw noModule(
      wanted,
      one.access.modules.map(({ module }) => module),
    );
  });
  return { ...explained, services };
}

function noModule(module: string, modules: readonly string[]): DiagnosticsError {
  return new DiagnosticsError([
    errorDiagnostic(
      `No module ${JSON.stringify(module)}`,
      `ZIdentity has no module ${JSON.stringify(module)} that this version knows or that a role here holds.${didYouMean(module, modules)}`,
      { fix: `Choose one of ${modules.join(", ")}.` },
    ),
  ]);
}
