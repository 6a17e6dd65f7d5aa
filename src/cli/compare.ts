import {
  compareByWhatIsOffered,
  type Described,
  describeComparison,
  describeUnmanaged,
  type DocumentedOptions,
  type LoadedManifest,
  type ReadableTenant,
  type ReadComparison,
} from "../engine";
import {
  type DriftKind,
  driftKind,
  type Report,
  type ReportedIgnored,
  type ReportedObject,
  type Status,
} from "../report";

/** What drift calls each action. */
export const DRIFT_WORDS: Readonly<Record<Described["action"], Status>> = {
  create: "missing",
  update: "changed",
  replace: "changed",
  none: "none",
  unverified: "unverified",
  delete: "ended",
  unmanaged: "unmanaged",
};

export interface DriftOptions extends Omit<DocumentedOptions, "callerDeploys"> {
  /** The kinds of drift to tell of. Default: all. */
  readonly only?: readonly DriftKind[] | undefined;
}

/** The desired state beside the tenant. Prints nothing and changes nothing. */
export async function driftReport(
  loaded: readonly LoadedManifest[],
  tenant: ReadableTenant,
  now: Date,
  { only, ...options }: DriftOptions = {},
): Promise<Report> {
  // Drift is often looked for by somebody who may only read: he is no deployer.
  const comparison = await compareByWhatIsOffered(loaded, tenant, now, {
    ...options,
    callerDeploys: false,
  });
  const files = loaded.map(({ file }) => file);
  return reportOfDrift(comparison, files, only);
}

/** A comparison as drift tells of it. */
export function reportOfDrift(
  comparison: ReadComparison,
  files: readonly string[],
  only: readonly DriftKind[] | undefined,
): Report {
  const { problems: findings, documented, coverage } = comparison;
  const objects = describeComparison(comparison)
    .map(({ action, ...object }): ReportedObject => ({ status: DRIFT_WORDS[action], ...object }))
    .filter((object) => only === undefined || isAmong(only, object));
  return {
    command: "drift",
    files,
    objects,
    findings,
    documented,
    ignored: ignoredOf(comparison),
    ...(only === undefined ? {} : { only }),
    // What users show is not all that is granted.
    ...(coverage === undefined
      ? {}
      : { coverage: documented === undefined ? coverage : { ...coverage, partial: true } }),
  };
}

function isAmong(only: readonly DriftKind[], object: ReportedObject): boolean {
  const kind = driftKind(object);
  return kind !== undefined && only.includes(kind);
}

function ignoredOf({ ignored, labels }: ReadComparison): readonly ReportedIgnored[] {
  return ignored.map(({ by: { reason, owner, until }, ...one }) => {
    const { resource, title, name, attributes } = describeUnmanaged(one, labels);
    const end = until === undefined ? {} : { until };
    return { resource, title, name, attributes, reason, owner, ...end };
  });
}
