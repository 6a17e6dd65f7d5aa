import { grantsRoles, holdsLevels } from "../../manifest";
import type { ResourceDefinition } from "../../resources";

/** What may be exported by itself. */
export const EXPORTED_KINDS = ["roles", "assignments", "entitlements"] as const;
export type ExportedKind = (typeof EXPORTED_KINDS)[number];

export function kindOf(definition: ResourceDefinition): ExportedKind {
  if (holdsLevels(definition)) return "roles";
  return grantsRoles(definition) ? "assignments" : "entitlements";
}
