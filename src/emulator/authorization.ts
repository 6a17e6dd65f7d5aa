import type { ErrorDetail } from "./errors";
import { rankOf } from "./permissions";
import { linesOf } from "./service-lines";
import type { StoredApiClient, StoredRole, StoredService } from "./state";
import type { TenantStore } from "./store";

/** The name of the predefined role that may do everything. */
const SUPER_ADMIN = "Super Admin";

/** ZIdentity's own roles that an API client holds through its selected scopes. */
export function rolesOfClient(store: TenantStore, client: StoredApiClient): StoredRole[] {
  const selected = new Set(client.clientResources.flatMap((resource) => resource.selectedScopeIds));
  return linesOf(store, store.zidentity).flatMap((line) => {
    const role = store.roles.get(line.roleId);
    return role !== undefined && selected.has(line.id) ? [role] : [];
  });
}

/** The highest level over the caller's roles; `NONE` for a module that none of them has. */
export function levelOfCaller(store: TenantStore, caller: StoredApiClient, module: string): string {
  const levels = rolesOfClient(store, caller).map((role) => role.permissions[module] ?? "NONE");
  return levels.reduce(
    (highest, level) => ((rankOf(level) ?? -1) > (rankOf(highest) ?? -1) ? level : highest),
    "NONE",
  );
}

/** Whether the caller is an admin of a linked service with a role that manages its administrators. */
export function holdsAdministration(
  store: TenantStore,
  caller: StoredApiClient,
  service: StoredService,
): boolean {
  const managing = new Set(
    service.linkedRoles.filter((role) => role.managesAdministrators === true).map(({ id }) => id),
  );
  const selected = new Set(caller.clientResources.flatMap((resource) => resource.selectedScopeIds));
  return linesOf(store, service).some((line) => selected.has(line.id) && managing.has(line.roleId));
}

/**
 * Where `permissions` go beyond what the caller holds itself: one detail a module, below `field`. Empty: they do not.
 *
 * The caller's level on a module is the highest over its roles. A module or level that this build cannot rank is
 * beyond every caller but a Super Admin, unless one of the caller's roles holds that same level.
 */
export function beyondCaller(
  store: TenantStore,
  caller: StoredApiClient,
  permissions: Readonly<Record<string, string>>,
  field: string,
): ErrorDetail[] {
  const roles = rolesOfClient(store, caller);
  if (roles.some((role) => role.systemDefined && role.name === SUPER_ADMIN)) return [];
  return Object.entries(permissions).flatMap(([module, level]) => {
    if (level === "NONE") return [];
    const held = roles.map((role) => role.permissions[module] ?? "NONE");
    if (held.includes(level) || ranksBelow(level, held)) return [];
    return [{ field: `${field}.${module}`, reason: `${level} is above your own level` }];
  });
}

function ranksBelow(level: string, held: readonly string[]): boolean {
  const wanted = rankOf(level);
  if (wanted === undefined) return false;
  return held.some((own) => (rankOf(own) ?? -1) >= wanted);
}
