import type { Command } from "commander";
import { compareAsReport, type CompareOptions, type StatusWords } from "./compare";
import type { ExitCode, Io } from "./io";
import { withCacheOption, withStateOptions, withTenantOptions } from "./options";
import { showReport } from "./show-report";

export function driftCommand(command: Command): Command {
  return withCacheOption(withTenantOptions(withStateOptions(command)))
    .description(
      "show where the tenant differs: what was changed, what is missing, what nobody declares",
    )
    .addHelpText(
      "after",
      "\nExit code: 0 no drift, 1 error, 2 drift.\n\nExample:\n  $ zidentity drift -m cdktf.out --format json",
    );
}

/** What drift calls each action. */
export const WORDS: StatusWords = {
  create: "missing",
  update: "changed",
  replace: "changed",
  none: "none",
  delete: "ended",
  unmanaged: "unmanaged",
};

export async function runDrift(options: CompareOptions, io: Io): Promise<ExitCode> {
  return showReport(await compareAsReport("drift", WORDS, options, io), options, io);
}
