import type { DeclaredLevels } from "../rbac";
import type { RoleRecord } from "../tenant";

/** Module to level, in lower case where the wire has capitals; undefined when the tenant does not say what a role permits. */
export function levelsOfRecord({
  permissions,
}: Pick<RoleRecord, "permissions">): DeclaredLevels | undefined {
  if (permissions === undefined) return undefined;
  return new Map(
    Object.entries(permissions).map(([module, level]) => [
      module.toLowerCase(),
      level.toLowerCase(),
    ]),
  );
}
