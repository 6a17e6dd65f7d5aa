import { compareWithTenant, describeComparison, type Described, loadManifests } from "../engine";
import type { Report, ReportedObject, Status } from "../report";
import type { Io } from "./io";
import {
  type CacheOptions,
  connect,
  type GlobalOptions,
  manifestPath,
  type StateOptions,
  type TenantOptions,
} from "./options";

export type CompareOptions = StateOptions & TenantOptions & CacheOptions & GlobalOptions;

/** What a command calls each action; undefined leaves such objects out of its report. */
export type StatusWords = Readonly<Record<Described["action"], Status | undefined>>;

/** The desired state beside the tenant, as the report of a command. */
export async function compareAsReport(
  command: Report["command"],
  words: StatusWords,
  options: CompareOptions,
  io: Io,
): Promise<Report> {
  const loaded = await loadManifests(manifestPath(options, io), { from: io.cwd });
  const reader = await connect(options, options, io);
  // A plan is made by whoever applies it; drift is often looked for by somebody who may only read.
  const comparison = await compareWithTenant(loaded, reader, io.now(), {
    callerDeploys: command === "plan",
  });
  const objects = describeComparison(comparison).flatMap(
    ({ action, ...object }): ReportedObject[] => {
      const status = words[action];
      return status === undefined ? [] : [{ status, ...object }];
    },
  );
  return { command, objects, findings: comparison.problems };
}
