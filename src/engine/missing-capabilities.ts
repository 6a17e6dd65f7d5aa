import type { Diagnostic } from "../diagnostics";
import { cannotWrite, missingCapabilities } from "../lifecycle";
import type { Capability, TenantReader } from "../tenant";
import type { Desired } from "./resolve";

export interface MissingForDesired {
  /** What the declarations need and the tenant does not offer. */
  readonly missing: readonly Capability[];
  /** The one explanation to end with, before the first write; undefined where nothing is missing. */
  readonly diagnostic: Diagnostic | undefined;
}

/**
 * Whether a tenant lets everything be written that is declared. Only what is declared counts: a state of assignments
 * alone does not need roles to be writable. Reads one list for each capability, which a comparison needs as well.
 */
export async function missingForDesired(
  reader: TenantReader,
  desired: readonly Pick<Desired, "definition">[],
): Promise<MissingForDesired> {
  const found = await missingCapabilities(
    reader,
    desired.map(({ definition }) => definition.capability),
  );
  const missing = [...found];
  return { missing, diagnostic: missing.length === 0 ? undefined : cannotWrite(missing) };
}
