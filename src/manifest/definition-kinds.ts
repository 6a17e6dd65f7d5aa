import type { ResourceDefinition } from "../resources";

/** A role: it gives levels on modules. */
export function holdsLevels({ attributes }: ResourceDefinition): boolean {
  return "permissions" in attributes;
}

/** An assignment: it hands roles out. */
export function grantsRoles({ attributes }: ResourceDefinition): boolean {
  return "role_ids" in attributes;
}
