import {
  compareByWhatIsOffered,
  describeComparison,
  type Described,
  loadManifests,
} from "../engine";
import type { Report, ReportedObject, Status } from "../report";
import type { Io } from "./io";
import { connectReadable, type DocumentedOptions, documentedOptions } from "./documented";
import {
  type CacheOptions,
  type GlobalOptions,
  manifestPath,
  type StateOptions,
  type TenantOptions,
} from "./options";

export type CompareOptions = StateOptions &
  TenantOptions &
  CacheOptions &
  DocumentedOptions &
  GlobalOptions;

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
  const tenant = await connectReadable(options, options, io);
  // A plan is made by whoever applies it; drift is often looked for by somebody who may only read.
  const comparison = await compareByWhatIsOffered(loaded, tenant, io.now(), {
    callerDeploys: command === "plan",
    ...documentedOptions(options, io),
    // A plan speaks of what is declared.
    ...(command === "plan" ? { onlyDeclared: true } : {}),
  });
  const objects = describeComparison(comparison).flatMap(
    ({ action, ...object }): ReportedObject[] => {
      const status = words[action];
      return status === undefined ? [] : [{ status, ...object }];
    },
  );
  const { problems: findings, documented } = comparison;
  return { command, objects, findings, documented };
}
