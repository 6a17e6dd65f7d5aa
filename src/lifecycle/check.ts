import type { Diagnostic } from "../diagnostics";
import type { ResourceDefinition } from "../resources";
import type { TenantReader } from "../tenant";
import type { Change } from "./change";
import { isEnded } from "./time-bound";

/** What can only be said with the tenant at hand, of a change that is about to be planned. Writes nothing. */
export async function checkAgainstTenant(
  definition: Pick<ResourceDefinition, "attributes" | "check" | "timeBound">,
  reader: TenantReader,
  change: Change,
): Promise<readonly Diagnostic[]> {
  if (definition.check === undefined) return [];
  // Nothing is made of it, so that nothing can be refused.
  if ("planned" in change && isEnded(definition, change.planned)) return [];
  switch (change.action) {
    case "none":
    case "delete":
      return [];
    case "create":
      return definition.check(reader, null, change.planned);
    case "update":
      return definition.check(reader, change.prior, change.planned);
    case "replace":
      // The new object is judged as one: what the old one holds goes with it.
      return definition.check(reader, null, change.planned);
  }
}
