import { camelCase } from "../identifiers";
import type { ExportedRole, Levels } from "../tenant-as-code";
import { type Entry, keyText, object, text } from "./code";

/** The props of a role, or of what is given of one. */
export function roleEntries(role: Partial<ExportedRole>): readonly Entry[] {
  const { name, description, permissions = [], otherPermissions = [] } = role;
  const levels = (entries: Levels, keyOf: (module: string) => string) =>
    object(entries.map(([module, level]) => [keyOf(module), text(level)]));
  const entries: (Entry | undefined)[] = [
    name === undefined ? undefined : ["name", text(name)],
    description === undefined ? undefined : ["description", text(description)],
    permissions.length === 0 ? undefined : ["permissions", levels(permissions, propertyOf)],
    otherPermissions.length === 0
      ? undefined
      : ["otherPermissions", levels(otherPermissions, keyText)],
  ];
  return entries.filter((entry) => entry !== undefined);
}

/** `usersAndGroups` for the module `users_and_groups`. */
function propertyOf(module: string): string {
  return camelCase(module.replaceAll("_", "-"));
}
