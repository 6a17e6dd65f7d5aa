import { Command, CommanderError } from "commander";
import { applyCommand, runApply } from "./apply";
import { asksForJson, commandNamed, explainUsage } from "./command-line";
import { completionCommand, completionRun } from "./completion";
import { doctorCommand, runDoctor } from "./doctor";
import { driftCommand, runDrift } from "./drift";
import { emulatorCommand, runEmulator } from "./emulator";
import { explainCommand, runExplain } from "./explain";
import { exportCommand, runExport } from "./export";
import { fail, type FailureContext, printFailure } from "./fail";
import { fitHelp, USUAL_COLUMNS } from "./help-width";
import { EXIT, type ExitCode, type Io } from "./io";
import type { GlobalOptions } from "./options";
import { planCommand, runPlan } from "./plan";
import { providerInstallCommand, runProviderInstall } from "./provider-install";
import { reportCommand, runReport } from "./report";
import { reviewCommand, runReview } from "./review";
import { rulesCommand, runRules } from "./rules";
import { runbookCommand, runRunbook } from "./runbook";
import { runSchema, schemaCommand } from "./schema";
import { runValidate, validateCommand } from "./validate";
import { runWatch, watchCommand } from "./watch";

const ABOUT = `Admin roles, role assignments and service entitlements of a Zscaler ZIdentity tenant, as code.

The desired state is a YAML file, the zidentity.json that a synth writes, or the JSON of a Terraform plan or state.
Credentials come from the environment:
ZSCALER_CLIENT_ID, ZSCALER_CLIENT_SECRET or ZSCALER_PRIVATE_KEY, and ZSCALER_VANITY_DOMAIN.`;

/** Runs one command line, without the program's name, and answers how it ended. Never throws. */
export async function run(args: readonly string[], version: string, io: Io): Promise<ExitCode> {
  let ended: ExitCode = EXIT.same;
  let hasPrinted = false;
  const out = (text: string): void => {
    hasPrinted = true;
    io.out(text);
  };
  const program = createProgram(version, { ...io, out }, (code) => (ended = code));
  try {
    await program.parseAsync([...args], { from: "user" });
    return ended;
  } catch (error) {
    const context = {
      command: commandNamed(program, args),
      // Two documents are none.
      asJson: asksForJson(args) && !hasPrinted,
      debug: program.opts<GlobalOptions>().debug,
    };
    return error instanceof CommanderError
      ? misunderstood(error, io, context)
      : fail(error, io, context);
  }
}

/** What commander has told on standard error. */
function misunderstood(error: CommanderError, io: Io, context: FailureContext): ExitCode {
  if (error.exitCode === 0) return EXIT.same;
  const diagnostic = explainUsage(error, context.command);
  printFailure({ ended: "usage", exitCode: EXIT.error, findings: [{ diagnostic }] }, io, context);
  return EXIT.error;
}

/** Every command, with what it does; `end` is told how one ended. */
export function createProgram(version: string, io: Io, end: (code: ExitCode) => void): Command {
  const { columns = USUAL_COLUMNS } = io;
  const program = new Command("zidentity")
    .description(ABOUT)
    .version(version)
    .option("--debug", "show stack traces and a line for each request")
    .exitOverride()
    .showHelpAfterError("(zidentity --help shows what there is)")
    // At half a terminal the column of descriptions is narrow, and still better than lines that run over.
    .configureHelp({ minWidthToWrap: 20 })
    .configureOutput({
      writeOut: (text) => io.out(fitHelp(text, columns)),
      writeErr: io.err,
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
    });
  const runs = (command: (options: never, io: Io, args: readonly string[]) => Promise<ExitCode>) =>
    async function action(this: Command): Promise<void> {
      // The global options count wherever they stand on the line.
      end(await command(this.optsWithGlobals<never>(), io, this.args));
    };

  validateCommand(program.command("validate")).action(runs(runValidate));
  planCommand(program.command("plan")).action(runs(runPlan));
  applyCommand(program.command("apply")).action(runs(runApply));
  driftCommand(program.command("drift")).action(runs(runDrift));
  watchCommand(program.command("watch")).action(runs(runWatch));
  runbookCommand(program.command("runbook")).action(runs(runRunbook));
  doctorCommand(program.command("doctor")).action(runs(runDoctor));
  explainCommand(program.command("explain")).action(runs(runExplain));
  reviewCommand(program.command("review")).action(runs(runReview));
  exportCommand(program.command("export")).action(runs(runExport));
  reportCommand(program.command("report")).action(runs(runReport));
  rulesCommand(program.command("rules")).action(runs(runRules));
  schemaCommand(program.command("schema")).action(runs(runSchema));
  emulatorCommand(program.command("emulator")).action(runs(runEmulator));
  completionCommand(program.command("completion")).action(runs(completionRun(program)));
  const provider = program.command("provider").description("the Terraform provider");
  providerInstallCommand(provider.command("install")).action(runs(runProviderInstall));
  return program;
}
