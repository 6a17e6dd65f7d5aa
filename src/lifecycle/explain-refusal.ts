import { type DeclaredLevels, explainForbidden } from "../rbac";
import type { ResourceDefinition } from "../resources";
import type { TenantReader } from "../tenant";
import type { Change } from "./change";
import { isEnded } from "./time-bound";

/**
 * Why a tenant may have refused a change to whoever carries it out; undefined where that cannot be told. `levels`: his
 * own, where they are known.
 */
export async function explainRefusal(
  definition: ResourceDefinition,
  change: Change,
  reader: TenantReader,
  levels: () => Promise<DeclaredLevels | undefined>,
): Promise<string | undefined> {
  if (change.action === "none") return undefined;
  const declared = change.action === "delete" ? change.prior : change.planned;
  const takesAway = change.action === "delete" || isEnded(definition, declared);
  const action = takesAway ? "delete" : change.action === "update" ? "update" : "create";
  try {
    const [grant] = (await definition.declares(declared, reader)).grants ?? [];
    return explainForbidden(await definition.takes(action, declared, reader), {
      service: grant?.service,
      deployer: await levels(),
    });
  } catch {
    // The refusal itself is what counts: it is shown without the reason.
    return undefined;
  }
}
