import {
  compareByWhatIsOffered,
  describeComparison,
  type DocumentedOptions,
  type LoadedManifest,
  type ReadableTenant,
} from "../../engine";
import type { Report, ReportedObject } from "../../report";
import { WORDS } from "../drift";

/** The desired state beside the tenant, as drift tells of it. Prints nothing and changes nothing. */
export async function driftReport(
  loaded: readonly LoadedManifest[],
  tenant: ReadableTenant,
  now: Date,
  options: Omit<DocumentedOptions, "callerDeploys"> = {},
): Promise<Report> {
  const comparison = await compareByWhatIsOffered(loaded, tenant, now, {
    ...options,
    callerDeploys: false,
  });
  const objects = describeComparison(comparison).flatMap(
    ({ action, ...object }): ReportedObject[] => {
      const status = WORDS[action];
      return status === undefined ? [] : [{ status, ...object }];
    },
  );
  const { problems: findings, documented } = comparison;
  return { command: "drift", objects, findings, documented };
}
