import type { Command } from "commander";
import { compareAsReport, type CompareOptions, type StatusWords } from "./compare";
import { withDocumentedOptions } from "./documented";
import type { ExitCode, Io } from "./io";
import { withCacheOption, withStateOptions, withTenantOptions } from "./options";
import { showReport } from "./show-report";

export function planCommand(command: Command): Command {
  return withDocumentedOptions(withCacheOption(withTenantOptions(withStateOptions(command))))
    .description("show what the desired state would change in the tenant; changes nothing")
    .addHelpText(
      "after",
      "\nExit code: 0 no changes, 1 error, 2 changes.\n\nExample:\n  $ zidentity plan -m cdktf.out/stacks/access",
    );
}

const WORDS: StatusWords = {
  create: "create",
  update: "update",
  replace: "replace",
  none: "none",
  unverified: "unverified",
  delete: "remove",
  // A plan speaks of what is declared.
  unmanaged: undefined,
};

export async function runPlan(options: CompareOptions, io: Io): Promise<ExitCode> {
  return showReport(await compareAsReport("plan", WORDS, options, io), options, io);
}
