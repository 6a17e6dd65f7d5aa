import type { Command } from "commander";
import { validateManifests } from "../engine";
import { DiagnosticsError } from "../diagnostics";
import type { ReportedFinding } from "../report";
import type { ExitCode, Io } from "./io";
import { loadDesired, type ReportOptions, withReportOptions } from "./options";
import { deliverReport, type OutOption } from "./show-report";

export function validateCommand(command: Command): Command {
  return withReportOptions(command)
    .description("check a desired state against the permission model, without a tenant")
    .option("-o, --out <file>", "write the report to this file instead of printing it")
    .addHelpText(
      "after",
      "\nExit code: 0 valid, 1 not valid.\n\nExamples:\n  $ zidentity validate -m access.yaml\n  $ zidentity validate -m cdktf.out --out findings.sarif",
    );
}

export async function runValidate(options: ReportOptions & OutOption, io: Io): Promise<ExitCode> {
  const findings = await judge(options, io);
  return deliverReport({ command: "validate", objects: [], findings }, options, io);
}

/** What is wrong with the text of a file is a finding like every other. */
async function judge(options: ReportOptions, io: Io): Promise<readonly ReportedFinding[]> {
  try {
    return validateManifests(await loadDesired(options, io), io.now());
  } catch (error) {
    const isOfText =
      error instanceof DiagnosticsError &&
      error.diagnostics.every(({ place }) => place !== undefined);
    if (!isOfText) throw error;
    return error.diagnostics.map((diagnostic) => ({ diagnostic }));
  }
}
