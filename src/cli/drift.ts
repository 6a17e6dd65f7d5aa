import type { Command } from "commander";
import { compareAsReport, type CompareOptions, type StatusWords } from "./compare";
import { withDocumentedOptions } from "./documented";
import type { ExitCode, Io } from "./io";
import { withCacheOption, withStateOptions, withTenantOptions } from "./options";
import { showReport } from "./show-report";

export function driftCommand(command: Command): Command {
  return withDocumentedOptions(withCacheOption(withTenantOptions(withStateOptions(command))))
    .description(
      "show where the tenant differs: what was changed, what is missing, what nobody declares",
    )
    .option(
      "--only-declared",
      "in documented mode: ask only for users whom a declaration concerns, and say nothing of others",
    )
    .addHelpText(
      "after",
      "\nExit code: 0 no drift, 1 error, 2 drift.\n\nExample:\n  $ zidentity drift -m cdktf.out --format json\n  $ zidentity drift --only-declared --user-entitlements effective",
    );
}

/** What drift calls each action. */
export const WORDS: StatusWords = {
  create: "missing",
  update: "changed",
  replace: "changed",
  none: "none",
  unverified: "unverified",
  delete: "ended",
  unmanaged: "unmanaged",
};

export async function runDrift(options: CompareOptions, io: Io): Promise<ExitCode> {
  return showReport(await compareAsReport("drift", WORDS, options, io), options, io);
}
