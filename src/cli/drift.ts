import type { Command } from "commander";
import { compareWithTenant, describeComparison, type Described, loadManifests } from "../engine";
import type { ReportedObject, Status } from "../report";
import type { ExitCode, Io } from "./io";
import {
  connect,
  type GlobalOptions,
  manifestPath,
  type StateOptions,
  type TenantOptions,
  withStateOptions,
  withTenantOptions,
} from "./options";
import { showReport } from "./show-report";

export function driftCommand(command: Command): Command {
  return withTenantOptions(withStateOptions(command))
    .description(
      "show where the tenant differs: what was changed, what is missing, what nobody declares",
    )
    .addHelpText(
      "after",
      "\nExit code: 0 no drift, 1 error, 2 drift.\n\nExample:\n  $ zidentity drift -m cdktf.out --format json",
    );
}

const STATUS = {
  create: "missing",
  update: "changed",
  replace: "changed",
  delete: "none",
  none: "none",
  unmanaged: "unmanaged",
} as const satisfies Record<Described["action"], Status>;

export async function runDrift(
  options: StateOptions & TenantOptions & GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const loaded = await loadManifests(manifestPath(options, io));
  const comparison = await compareWithTenant(loaded, await connect(options, options, io));
  const objects = describeComparison(comparison).map(({ action, ...object }): ReportedObject => ({
    status: STATUS[action],
    ...object,
  }));
  return showReport({ command: "drift", objects, findings: comparison.problems }, options, io);
}
