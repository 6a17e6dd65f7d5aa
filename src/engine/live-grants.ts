import type { Named } from "../rbac";
import { levelsOfRecord } from "../resources";
import type { GrantRecord, RoleRecord } from "../tenant";
import type { LiveService } from "./live-keys";

/** What a record gives, by the names that the service has for it. */
export interface Held {
  readonly roles: readonly Named[];
  readonly scope?: Named;
}

/** Reads the records of one service. */
export function heldOn({ roles: known }: LiveService): (grant: GrantRecord) => Held {
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return ({ roles, scope }) => ({
    roles: roles.map(({ id, name }) => ({ id, name: names.get(id) ?? name ?? id })),
    ...(scope === undefined ? {} : { scope: { id: scope.id, name: scope.name ?? scope.id } }),
  });
}

/** Module to level, in lower case; undefined when the tenant does not say what the role permits. */
export function permissionsOf(role: RoleRecord): Readonly<Record<string, string>> | undefined {
  const levels = levelsOfRecord(role);
  if (levels === undefined) return undefined;
  return Object.fromEntries(
    [...levels].flatMap(([module, level]) => (level === undefined ? [] : [[module, level]])),
  );
}
