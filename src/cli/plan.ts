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

export function planCommand(command: Command): Command {
  return withTenantOptions(withStateOptions(command))
    .description("show what the desired state would change in the tenant; changes nothing")
    .addHelpText(
      "after",
      "\nExit code: 0 no changes, 1 error, 2 changes.\n\nExample:\n  $ zidentity plan -m cdktf.out/stacks/access",
    );
}

const STATUS = {
  create: "create",
  update: "update",
  replace: "replace",
  delete: "none",
  none: "none",
  unmanaged: "none",
} as const satisfies Record<Described["action"], Status>;

export async function runPlan(
  options: StateOptions & TenantOptions & GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const loaded = await loadManifests(manifestPath(options, io));
  const comparison = await compareWithTenant(loaded, await connect(options, options, io));
  const objects = describeComparison(comparison)
    .filter(({ action }) => action !== "unmanaged")
    .map(({ action, ...object }): ReportedObject => ({ status: STATUS[action], ...object }));
  return showReport({ command: "plan", objects, findings: comparison.problems }, options, io);
}
