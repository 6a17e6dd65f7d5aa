import type { Capability } from "../../tenant";
import { type Compared, compareWithTenant, type CompareOptions, type Comparison } from "../compare";
import type { LoadedManifest } from "../loaded-manifest";
import type { Doubts } from "./doubts";
import {
  type DocumentedMode,
  type ReadableTenant,
  readVisibleTenant,
  type VisibleOptions,
  type VisibleTenant,
} from "./visible-tenant";

export interface DocumentedOptions extends CompareOptions, Omit<VisibleOptions, "needed"> {}

export interface ReadComparison extends Comparison {
  /** Absent where the tenant offers everything. */
  readonly documented?: DocumentedMode;
}

/** As `compareWithTenant`, by what the vendor documents where the tenant offers no more. Reads only. */
export async function compareByWhatIsOffered(
  loaded: readonly LoadedManifest[],
  tenant: ReadableTenant,
  now: Date,
  options: DocumentedOptions = {},
): Promise<ReadComparison> {
  const visible = await readVisibleTenant(loaded, tenant, now, options);
  return compareWithVisible(loaded, visible, now, options);
}

/** The same with what was read for it, or for more. */
export async function compareWithVisible(
  loaded: readonly LoadedManifest[],
  { reader, documented, doubts }: VisibleTenant,
  now: Date,
  options: CompareOptions = {},
): Promise<ReadComparison> {
  const comparison = await compareWithTenant(loaded, reader, now, options);
  if (documented === undefined) return comparison;
  const missing = new Set(documented.missing);
  const compared = withDoubts(comparison.compared, missing, doubts);
  return { ...comparison, compared, documented };
}

const LEVELS_UNREAD = "a role of this name is there; its levels cannot be read here";

/** Declarations of which the tenant does not tell how they stand say so. */
function withDoubts(
  compared: readonly Compared[],
  missing: ReadonlySet<Capability>,
  doubts: Doubts,
): readonly Compared[] {
  return compared.map((one) => {
    const unread =
      one.change.action === "update" && one.capability === "roles" && missing.has("roles");
    const doubt = unread ? LEVELS_UNREAD : doubts.get(one.path);
    return doubt === undefined ? one : { ...one, doubt };
  });
}
