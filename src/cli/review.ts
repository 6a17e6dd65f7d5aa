import { type Command, Option } from "commander";
import { resolve } from "node:path";
import {
  type LoadedManifest,
  readVisibleTenant,
  reviewManifests,
  type VisibleTenant,
} from "../engine";
import {
  highlightsOf,
  palette,
  reviewJson,
  reviewMarkdown,
  type ReviewReport,
  reviewText,
} from "../report";
import {
  connectReadable,
  type DocumentedOptions,
  documentedOptions,
  withDocumentedOptions,
} from "./documented";
import { EXIT, type ExitCode, type Io } from "./io";
import {
  type GlobalOptions,
  type TenantOptions,
  withSourceOption,
  withTenantOptions,
} from "./options";
import { loadSides, type SidesOptions } from "./review-sides";
import { writeWhole } from "./write-whole";

const FORMATS = ["text", "markdown", "json"] as const;
type Format = (typeof FORMATS)[number];

type FailOn = "growth" | "admins" | "findings" | "guardrails" | "entitlements";

/** Whether a review holds what `--fail-on` names. */
const HOLDS: Readonly<Record<FailOn, (report: ReviewReport) => boolean>> = {
  growth: (report) => highlightsOf(report).growing.length > 0,
  admins: (report) => highlightsOf(report).newAdministrators.length > 0,
  findings: (report) => highlightsOf(report).newFindings.length > 0,
  guardrails: (report) => highlightsOf(report).loosened.length > 0,
  entitlements: ({ access }) =>
    access.principals.some(({ entitlements }) =>
      entitlements.some(({ change }) => change !== "lost" && change !== "earlier"),
    ),
};

type ReviewOptions = SidesOptions &
  TenantOptions &
  DocumentedOptions &
  GlobalOptions & {
    readonly live?: boolean;
    readonly format?: Format;
    readonly out?: string;
    readonly failOn?: readonly FailOn[];
  };

const EXAMPLES = `
Exit code: 0 reviewed, 1 error, 2 it holds what --fail-on names.

Examples:
  $ zidentity review --base origin/main --head access.json --fail-on growth
  $ zidentity review --base before/cdktf.out --head cdktf.out --format markdown --out review.md
  $ terraform show -json p > plan.json && zidentity review --plan plan.json --live`;

export function reviewCommand(command: Command): Command {
  return withDocumentedOptions(withSourceOption(withTenantOptions(command)))
    .description("show who gains and who loses what between two desired states, in effect")
    .option("--base <state>", "the earlier state: a path, a git revision, or REVISION:PATH")
    .addOption(
      new Option(
        "--base-ref <revision>",
        "the earlier state: that of --head at a git revision",
      ).conflicts("base"),
    )
    .option("--head <path>", "the later state (default: what is here)")
    .addOption(
      new Option("--plan <file>", "the JSON of a Terraform plan, for both states").conflicts([
        "base",
        "baseRef",
        "head",
      ]),
    )
    .option("--live", "read from the tenant who is in which group, and what roles permit")
    .addOption(
      new Option(
        "-f, --format <format>",
        "how to print (default: by the name of --out, or text)",
      ).choices(FORMATS),
    )
    .option("-o, --out <file>", "write to this file")
    .addOption(
      new Option("--fail-on <what...>", "end with 2 when the review holds it").choices(
        Object.keys(HOLDS),
      ),
    )
    .addHelpText("after", EXAMPLES);
}

export async function runReview(options: ReviewOptions, io: Io): Promise<ExitCode> {
  const { base, head } = await loadSides(options, io);
  const live = options.live === true ? await readLive(base.loaded, options, io) : undefined;
  const reader = live?.withDeclaredLevels;
  const review = await reviewManifests(base.loaded, head.loaded, { now: io.now(), reader });
  const { documented } = live ?? {};
  const report: ReviewReport = { base: base.name, head: head.name, documented, ...review };
  await show(report, options, io);
  const holds = (options.failOn ?? []).some((what) => HOLDS[what](report));
  return holds ? EXIT.differences : EXIT.same;
}

/** What groups give is told by the earlier state, which is in force as far as anybody knows. */
async function readLive(
  base: readonly LoadedManifest[],
  options: ReviewOptions,
  io: Io,
): Promise<VisibleTenant> {
  const tenant = await connectReadable(options, options, io);
  return readVisibleTenant(base, tenant, io.now(), {
    ...documentedOptions(options, io),
    needed: ["roles", "admin_entitlements"],
  });
}

async function show(report: ReviewReport, { out, format }: ReviewOptions, io: Io): Promise<void> {
  const chosen = format ?? formatOf(out);
  // A file is read where no terminal shows colours.
  const colours = palette(io.colours && out === undefined);
  const text = RENDER[chosen](report, colours);
  if (out === undefined) io.out(text);
  else await writeWhole(resolve(io.cwd, out), text, io, { what: "review" });
}

const RENDER: Readonly<
  Record<Format, (report: ReviewReport, colours: ReturnType<typeof palette>) => string>
> = { text: reviewText, markdown: reviewMarkdown, json: reviewJson };

function formatOf(out: string | undefined): Format {
  if (out?.endsWith(".md") === true) return "markdown";
  return out?.endsWith(".json") === true ? "json" : "text";
}
