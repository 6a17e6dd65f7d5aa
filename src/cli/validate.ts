import type { Command } from "commander";
import { loadManifests, validateManifests } from "../engine";
import type { ExitCode, Io } from "./io";
import { manifestPath, type StateOptions, withStateOptions } from "./options";
import { showReport } from "./show-report";

export function validateCommand(command: Command): Command {
  return withStateOptions(command)
    .description("check a desired state against the permission model, without a tenant")
    .addHelpText(
      "after",
      "\nExit code: 0 valid, 1 not valid.\n\nExample:\n  $ zidentity validate -m cdktf.out",
    );
}

export async function runValidate(options: StateOptions, io: Io): Promise<ExitCode> {
  const loaded = await loadManifests(manifestPath(options, io));
  const findings = validateManifests(loaded, io.now());
  return showReport({ command: "validate", objects: [], findings }, options, io);
}
