import { holdsLevels } from "../../manifest";
import { findOwnService, RESOURCES } from "../../resources";
import type { TenantReader } from "../../tenant";
import type { TenantAsCode } from "../tenant-as-code";
import { asCode } from "./as-code";
import type { Found } from "./declarable";
import { type ExportedKind, kindOf, refuseMissing } from "./kinds";

export interface ReadOptions {
  /** Default: everything. */
  readonly only?: ExportedKind | undefined;
  /** Default: every service. Roles are those of ZIdentity itself. */
  readonly services?: ReadonlySet<string> | undefined;
}

/**
 * The whole tenant, or a part of it, as declarations. Reads each list once, whatever the number of objects. Throws
 * DiagnosticsError where the tenant does not offer a list that is needed.
 */
export async function readTenantAsCode(
  reader: TenantReader,
  { only, services: chosen }: ReadOptions = {},
): Promise<TenantAsCode> {
  const own = (await findOwnService(reader)).service.id;
  const definitions = RESOURCES.filter(
    (definition) =>
      (only === undefined || only === kindOf(definition)) &&
      (!holdsLevels(definition) || chosen === undefined || chosen.has(own)),
  );
  await refuseMissing(reader, definitions);
  const lists = await Promise.all(
    definitions.map(async (definition) => {
      const states = await definition.operations.list(reader);
      return states.map((state): Found => ({ definition, state }));
    }),
  );
  return asCode(reader, lists.flat(), { services: chosen });
}
