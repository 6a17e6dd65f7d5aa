import { type Command, InvalidArgumentError, Option } from "commander";
import { once } from "node:events";
import { dirname, resolve } from "node:path";
import {
  ASSUMED_MISSING,
  CONTROL_PATH,
  DEMO_CLIENT,
  type Emulator,
  FAULT_ORDER,
  type FaultPlanInput,
  readFaultPlan,
  startEmulator,
} from "../emulator";
import { EXIT, type ExitCode, type Io } from "./io";
import { type FormatOption, withFormatOption } from "./options";
import { prepareFolder } from "./write-files";

interface EmulatorCommandOptions extends FormatOption {
  readonly port: number;
  readonly seed: string;
  readonly state?: string;
  readonly quiet?: boolean;
  readonly faults?: string;
  readonly capabilities: "all" | "documented";
}

export function emulatorCommand(command: Command): Command {
  return withFormatOption(command)
    .description("run the embedded tenant on this machine, to try things out without an account")
    .option("-p, --port <number>", "the port; 0 takes any free one", portNumber, 8080)
    .option("--seed <text>", "makes the directory; one seed always makes the same one", "demo")
    .option("--state <file>", "keep the tenant in a file, and go on with it when it exists")
    .option("--faults <file>", "a JSON file that says what goes wrong on purpose, and how often")
    .addOption(
      new Option(
        "--capabilities <which>",
        "every operation, or only those that the vendor documents",
      )
        .choices(["all", "documented"])
        .default("all"),
    )
    .option("-q, --quiet", "do not print a line for each request")
    .addHelpText("after", AFTER_HELP);
}

const AFTER_HELP = `
Faults: {"faults": [{"fault": "status", "status": 503, "rate": 0.05}]}
  Each may name the operations, capabilities, methods or clients that it concerns, and rate, skip, times.
  Kinds: ${inLines(FAULT_ORDER)}.
  One seed gives the same faults. GET, PUT and DELETE ${CONTROL_PATH} show, set and take them back while it runs.
  Every kind and its members: docs/embedded-tenant.md.

Ends with Ctrl-C.
Exit code: 0 ended by it, 1 it did not start.

Example:
  $ zidentity emulator --port 8080 --state tenant.json --faults faults.json`;

/** Words on lines of a help text. */
function inLines(words: readonly string[]): string {
  const PER_LINE = 7;
  const lines = Array.from({ length: Math.ceil(words.length / PER_LINE) }, (_, at) =>
    words.slice(at * PER_LINE, (at + 1) * PER_LINE).join(", "),
  );
  return lines.join(",\n    ");
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}

export async function runEmulator(options: EmulatorCommandOptions, io: Io): Promise<ExitCode> {
  const state = options.state === undefined ? undefined : resolve(io.cwd, options.state);
  if (state !== undefined) await prepareFolder(dirname(state), true, "--state");
  const emulator = await startEmulator({
    port: options.port,
    seed: options.seed,
    ...(state === undefined ? {} : { stateFile: state }),
    faults: await faultsOf(options, io.cwd),
    ...(options.quiet === true ? {} : { log: (line: string) => io.err(`${line}\n`) }),
  });
  io.out(options.format === "json" ? addressesJson(emulator) : addressesText(emulator));
  if (!io.signal.aborted) await once(io.signal, "abort");
  await emulator.close();
  io.err("The embedded tenant has ended.\n");
  return EXIT.same;
}

function addressesText({ url, tokenUrl, controlUrl }: Emulator): string {
  return [
    `Embedded tenant at ${url}. In another shell:`,
    `  export ZIDENTITY_BASE_URL=${url}`,
    `  export ZIDENTITY_TOKEN_URL=${tokenUrl}`,
    `  export ZSCALER_CLIENT_ID=${DEMO_CLIENT.id} ZSCALER_CLIENT_SECRET=${DEMO_CLIENT.secret}`,
    `Faults are set with PUT, and taken back with DELETE, at ${controlUrl}`,
    "",
  ].join("\n");
}

/** Raised when a reader of the former form would misunderstand it. */
const FORMAT_VERSION = 1;

/** On one line, as it is printed while the process goes on: a reader need not find the end of a document. */
function addressesJson({ url, tokenUrl, controlUrl }: Emulator): string {
  return `${JSON.stringify({
    format_version: FORMAT_VERSION,
    base_url: url,
    token_url: tokenUrl,
    control_url: controlUrl,
    // Of a tenant that listens on this machine alone, and the same in every one.
    client_id: DEMO_CLIENT.id,
    client_secret: DEMO_CLIENT.secret,
  })}\n`;
}

async function faultsOf(
  { faults: file, capabilities }: Pick<EmulatorCommandOptions, "faults" | "capabilities">,
  cwd: string,
): Promise<FaultPlanInput> {
  const plan: FaultPlanInput = file === undefined ? {} : await readFaultPlan(resolve(cwd, file));
  if (capabilities === "all") return plan;
  return { ...plan, faults: [...(plan.faults ?? []), ASSUMED_MISSING] };
}
