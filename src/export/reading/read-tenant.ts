import { holdsLevels } from "../../manifest";
import { findOwnService, RESOURCES } from "../../resources";
import type { TenantReader } from "../../tenant";
import type { TenantAsCode } from "../tenant-as-code";
import { asCode } from "./as-code";
import type { Found } from "./declarable";
import { type ExportedKind, kindOf } from "./kinds";
import { nothingToTell, partsLeftOut, type Unread } from "./unread";

export interface ReadOptions {
  /** Default: everything. */
  readonly only?: ExportedKind | undefined;
  /** Default: every service. Roles are those of ZIdentity itself. */
  readonly services?: ReadonlySet<string> | undefined;
  /** Where the tenant does not list everything: the reader then gives what users show in the place of the lists. */
  readonly unread?: Unread | undefined;
}

/**
 * The whole tenant, or a part of it, as declarations. Reads each list once, whatever the number of objects. Throws
 * DiagnosticsError where it tells nothing of what is wanted.
 */
export async function readTenantAsCode(
  reader: TenantReader,
  { only, services: chosen, unread }: ReadOptions = {},
): Promise<TenantAsCode> {
  const own = (await findOwnService(reader)).service.id;
  const missing = new Set(unread?.missing);
  if (only === "roles" && missing.has("roles")) throw nothingToTell(only);
  const definitions = RESOURCES.filter(
    (definition) =>
      (only === undefined || only === kindOf(definition)) &&
      (!holdsLevels(definition) ||
        (!missing.has("roles") && (chosen === undefined || chosen.has(own)))),
  );
  const lists = await Promise.all(
    definitions.map(async (definition) => {
      const states = await definition.operations.list(reader);
      return states.map((state): Found => ({ definition, state }));
    }),
  );
  return {
    ...(await asCode(reader, lists.flat(), { services: chosen, missing })),
    partsLeftOut: unread === undefined ? [] : partsLeftOut(unread),
  };
}
