import { isModuleKey } from "../rbac";
import { knownString, property, type ObjectValue } from "../schema";
import type { JsonObject } from "../schema/project/to-wire";
import type { RoleRecord, TenantReader } from "../tenant";

/** The record that a state (by id) or a declaration (by name) means. Predefined roles are nobody's to declare. */
export async function findRoleRecord(
  reader: TenantReader,
  reference: ObjectValue,
): Promise<RoleRecord | undefined> {
  const roles = await reader.roles();
  const id = knownString(property(reference, "id"));
  if (id !== undefined) return roles.find((role) => role.id === id);
  const name = knownString(property(reference, "name"));
  return roles.find((role) => role.name === name && role.systemDefined !== true);
}

/** The body of a create. */
export function newRole(declared: JsonObject): Omit<RoleRecord, "id"> {
  const { name, description } = declared;
  return {
    name: String(name),
    ...(typeof description === "string" ? { description } : {}),
    permissions: levelsOfBody(declared),
  };
}

/**
 * The record to write in place of the current one: what is declared, over everything in the record that the
 * declaration does not speak of. Modules that this build does not know keep the tenant's spelling.
 */
export function mergeRole(current: RoleRecord, declared: JsonObject): RoleRecord {
  const levels = levelsOfBody(declared);
  const { description: _replaced, ...kept } = current;
  return {
    ...kept,
    ...newRole(declared),
    permissions: { ...levels, ...untouchedModules(current, levels) },
  };
}

/** Unknown modules whose level stays as it is, in the tenant's own spelling. */
function untouchedModules(
  current: RoleRecord,
  levels: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(current.permissions ?? {}).filter(
    ([module, level]) =>
      !isModuleKey(module.toLowerCase()) && levels[module.toUpperCase()] === level.toUpperCase(),
  );
  return Object.fromEntries(entries);
}

function levelsOfBody(declared: JsonObject): Record<string, string> {
  const { permissions } = declared;
  if (typeof permissions !== "object" || permissions === null || Array.isArray(permissions))
    return {};
  return Object.fromEntries(
    Object.entries(permissions).map(([module, level]) => [module, String(level)]),
  );
}
