import { isModuleKey, levelsOf } from "../rbac";
import {
  type KnownObject,
  isObjectValue,
  knownString,
  type ObjectValue,
  property,
  requiredString,
} from "../schema";
import { isJsonObject, toWire } from "../schema/project/to-wire";
import { allNamed, type RoleRecord, type TenantReader, withId } from "../tenant";
import { roleAttributes } from "./role-attributes";

/** The record that a state (by id) or a declaration (by name) means. Predefined roles are nobody's to declare. */
export async function findRoleRecord(
  reader: TenantReader,
  reference: ObjectValue,
): Promise<RoleRecord | undefined> {
  const roles = await reader.roles();
  const id = knownString(property(reference, "id"));
  if (id !== undefined) return withId(roles, id);
  const name = knownString(property(reference, "name"));
  if (name === undefined) return undefined;
  return allNamed(roles, name).find(({ systemDefined }) => systemDefined !== true);
}

/** The body of a create. */
export function newRole(planned: KnownObject): Omit<RoleRecord, "id"> {
  const { description } = toWire(roleAttributes, planned);
  return {
    name: requiredString(planned, "name"),
    ...(typeof description === "string" ? { description } : {}),
    permissions: levelsIn(planned),
  };
}

/**
 * The record to write in place of the current one: what is planned, over everything in the record that the plan does
 * not speak of. A module or a level that this build does not know is dropped only when the plan drops it.
 */
export function mergeRole(
  current: RoleRecord,
  prior: KnownObject,
  planned: KnownObject,
): RoleRecord {
  const { description: _replaced, ...kept } = current;
  const next = newRole(planned);
  const levels = new Map(Object.entries(next.permissions ?? {}));
  const dropped = new Set(Object.keys(levelsIn(prior)).filter((module) => !levels.has(module)));
  for (const [module, level] of Object.entries(current.permissions ?? {})) {
    const key = module.toUpperCase();
    if (isKnownLevel(module, level) || dropped.has(key)) continue;
    const wanted = levels.get(key);
    // Untouched: it stays in the tenant's own spelling.
    if (wanted === undefined || (wanted === level.toUpperCase() && !isKnownModule(module))) {
      levels.delete(key);
      levels.set(module, level);
    }
  }
  return { ...kept, ...next, permissions: Object.fromEntries(levels) };
}

function levelsIn(value: KnownObject): Readonly<Record<string, string>> {
  const { permissions } = toWire(roleAttributes, value);
  if (!isJsonObject(permissions)) return {};
  const entries = Object.entries(permissions).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(entries);
}

/** What a role holds that this build does not know and that a declaration leaves alone, in lower case. */
export function undeclaredLevels(
  record: RoleRecord,
  config: ObjectValue,
): readonly { readonly module: string; readonly level: string }[] {
  const permissions = property(config, "permissions");
  const modulesAreDeclared = property(config, "other_permissions") !== null;
  return Object.entries(record.permissions ?? {})
    .filter(([module, level]) => !isKnownLevel(module, level))
    .map(([module, level]) => ({ module: module.toLowerCase(), level: level.toLowerCase() }))
    .filter(({ module }) =>
      isKnownModule(module)
        ? !isObjectValue(permissions) || property(permissions, module) === null
        : !modulesAreDeclared,
    );
}

function isKnownModule(module: string): boolean {
  return isModuleKey(module.toLowerCase());
}

function isKnownLevel(module: string, level: string): boolean {
  const key = module.toLowerCase();
  return isModuleKey(key) && levelsOf(key).some((offered) => offered === level.toLowerCase());
}
