import { type Deployer, effectiveAccess, SUPER_ADMIN } from "../rbac";
import { isListValue, isObjectValue, isWhollyKnown, type ObjectValue, property } from "../schema";
import type { RoleRecord, TenantReader } from "../tenant";
import { levelsOfRecord } from "./record-levels";
import { levelsOfMap } from "./role-access";

/** The deployer that a provider configuration declares; undefined where it declares none. */
export function declaredDeployer(settings: ObjectValue): Deployer | undefined {
  const declared = property(settings, "deployer");
  if (!isObjectValue(declared)) return undefined;
  const services = property(declared, "service_admin_ids");
  const known =
    isListValue(services) && isWhollyKnown(services)
      ? services.filter((id) => typeof id === "string")
      : undefined;
  return {
    permissions: levelsOfMap(property(declared, "permissions")),
    ...(known === undefined ? {} : { serviceAdminKeys: new Set(known) }),
  };
}

/**
 * The deployer as the tenant knows the API client that we are signed in as. Undefined where the tenant does not tell,
 * and where there is nothing that he may not do.
 */
export async function callerDeployer(reader: TenantReader): Promise<Deployer | undefined> {
  const roles = await reader.callerRoles();
  if (roles === undefined || roles.some(isSuperAdmin)) return undefined;
  const { modules } = effectiveAccess(
    roles.map((role) => ({
      role,
      via: { kind: "direct" },
      permissions: permissionsOf(role),
    })),
  );
  return {
    permissions: new Map(
      modules.map(({ module, level, exact }) => [module, exact ? level : undefined]),
    ),
  };
}

/** Also where a tenant does not tell what the role permits. */
function isSuperAdmin({ name, systemDefined }: RoleRecord): boolean {
  return systemDefined === true && name === SUPER_ADMIN;
}

/** The permissions of a record in the form of the rules; undefined where the tenant does not tell them. */
export function permissionsOf(role: RoleRecord): Readonly<Record<string, string>> | undefined {
  const levels = levelsOfRecord(role);
  if (levels === undefined) return undefined;
  return Object.fromEntries(
    [...levels].map(([module, level]) => [module, level ?? "none"] as const),
  );
}
