import { type Command, Option } from "commander";
import { resolve } from "node:path";
import { hasErrors } from "../diagnostics";
import { compareByWhatIsOffered, concernsDeclaredAlone, portalTasks } from "../engine";
import { runbookJson, runbookMarkdown } from "../report";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { endWith } from "./fail";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type CacheOptions,
  type GlobalOptions,
  loadDesired,
  type TenantOptions,
  withCacheOption,
  withManifestOption,
  withTenantOptions,
} from "./options";
import { writeWhole } from "./write-whole";

type RunbookOptions = TenantOptions &
  CacheOptions &
  DocumentedOptions &
  GlobalOptions & {
    readonly manifest?: string;
    readonly out?: string;
    readonly format: "markdown" | "json";
  };

export function runbookCommand(command: Command): Command {
  return withDocumentedOptions(withCacheOption(withTenantOptions(withManifestOption(command))))
    .description("write the plan as steps for the admin portal, as Markdown with check boxes")
    .option("-o, --out <file>", "write it there instead of printing it")
    .addOption(
      new Option("-f, --format <format>", "steps to read, or tasks for a ticket system")
        .choices(["markdown", "json"])
        .default("markdown"),
    )
    .addHelpText(
      "after",
      `
Works on every tenant, also on one that offers only what the vendor documents. Changes nothing in the tenant.
Exit code: 0 written, 1 error.

Examples:
  $ zidentity runbook -m cdktf.out --out runbook.md
  $ zidentity drift -m cdktf.out      # when all is done by hand: no drift`,
    );
}

/** A state with errors has no steps: they are shown, and nothing is written. */
export async function runRunbook(options: RunbookOptions, io: Io): Promise<ExitCode> {
  const loaded = await loadDesired(options, io);
  const tenant = await connectReadable(options, options, io);
  const now = io.now();
  const onlyDeclared = concernsDeclaredAlone(loaded);
  const comparison = await compareByWhatIsOffered(loaded, tenant, now, {
    ...documentedOptions(options, io),
    onlyDeclared,
    undeclared: !onlyDeclared,
  });
  const { problems } = comparison;
  if (hasErrors(problems.map(({ diagnostic }) => diagnostic))) {
    const errors = problems.filter(({ diagnostic }) => diagnostic.severity === "error");
    return endWith(errors, io, { command: "runbook", asJson: options.format === "json" });
  }
  const render = options.format === "json" ? runbookJson : runbookMarkdown;
  const text = render({
    from: loaded.map(({ manifest }) => manifest.stack),
    at: now.toISOString(),
    tasks: portalTasks(comparison, await tenant.reader.services()),
    findings: problems,
  });
  if (options.out === undefined) io.out(text);
  else await writeWhole(resolve(io.cwd, options.out), text, io, { what: "runbook" });
  return EXIT.same;
}
