import { type DeclaredLevels, type DeployerOperation, MODULE_KEYS, type LiveGrant } from "../rbac";
import {
  isObjectValue,
  isUnknown,
  knownString,
  type ObjectValue,
  property,
  type Value,
} from "../schema";
import type { TenantReader } from "../tenant";
import type { DeclaredPart } from "./definition";
import { findOwnService } from "./lookups";

/** A role in the form of the rules; a role that is there already comes with those who hold it. */
export async function declaredRole(
  declared: ObjectValue,
  reader: TenantReader | undefined,
): Promise<DeclaredPart> {
  const key = knownString(property(declared, "id"));
  const name = knownString(property(declared, "name")) ?? "";
  const role = { at: "", key, name, permissions: declaredLevels(declared) };
  if (reader === undefined || key === undefined) return { roles: [role] };
  return { roles: [role], facts: { liveGrants: await holdersOf(reader, { key, label: name }) } };
}

/** A role that somebody holds takes more. */
export async function roleTakes(
  action: "create" | "update" | "delete",
  value: ObjectValue,
  reader: TenantReader,
): Promise<DeployerOperation> {
  if (action === "create") return "create_role";
  const key = knownString(property(value, "id")) ?? "";
  const held = (await holdersOf(reader, { key, label: "" })).length > 0;
  if (action === "update") return held ? "edit_assigned_role" : "edit_role";
  return held ? "delete_assigned_role" : "delete_role";
}

/** The permissions in the form of the rules on one role: absent modules left out, unknown levels as undefined. */
export function levelsWithin(permissions: ObjectValue): Map<string, Value | undefined> {
  const levels = new Map<string, Value | undefined>();
  for (const [module, level] of Object.entries(permissions)) {
    if (level !== null) levels.set(module, typeof level === "symbol" ? undefined : level);
  }
  return levels;
}

/** Other permissions never hold a module that this version knows: while they are not known, they say nothing. */
function declaredLevels(declared: ObjectValue): DeclaredLevels {
  const others = property(declared, "other_permissions");
  return new Map([
    ...(isObjectValue(others) ? levelsOfMap(others) : []),
    ...levelsOfMap(property(declared, "permissions")),
  ]);
}

/** A whole map that is not known leaves every module open. */
export function levelsOfMap(levels: Value): DeclaredLevels {
  if (isUnknown(levels)) return new Map(MODULE_KEYS.map((module) => [module, undefined]));
  if (!isObjectValue(levels)) return new Map<string, undefined>();
  return new Map(
    [...levelsWithin(levels)].map(([module, level]) => [
      module,
      typeof level === "string" ? level : undefined,
    ]),
  );
}

/** Who holds a role on ZIdentity. A tenant that does not tell judges by itself when the role is written. */
async function holdersOf(
  reader: TenantReader,
  role: { readonly key: string; readonly label: string },
): Promise<readonly LiveGrant[]> {
  try {
    const { service } = await findOwnService(reader);
    const grants = await reader.grants(service.id);
    return grants
      .filter(({ roles }) => roles.some(({ id }) => id === role.key))
      .map(({ principal: { type, id, name } }) => ({
        principal: { kind: type === "USER" ? "user" : "group", key: id, label: name ?? id },
        service: { key: service.id, label: service.name, own: true },
        roles: [role],
      }));
  } catch {
    return [];
  }
}
