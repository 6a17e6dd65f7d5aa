import { compareLevels, type Deployer, isLevel } from "../rbac";
import type { TenantReader } from "../tenant";
import { levelsOf } from "./live-facts";

/**
 * The API client that reads the tenant, as a deployer: the highest level on each module over its roles. Undefined where
 * the tenant does not let them be known. Which linked services it administers no operation tells.
 */
export async function readCaller(reader: TenantReader): Promise<Deployer | undefined> {
  const roles = await reader.callerRoles();
  if (roles === undefined) return undefined;
  const permissions = new Map<string, string | undefined>();
  for (const role of roles) {
    const levels = levelsOf(role);
    if (levels === undefined) return undefined;
    for (const [module, level] of levels) {
      const known = permissions.get(module);
      permissions.set(module, permissions.has(module) ? stronger(known, level) : level);
    }
  }
  return { permissions };
}

/** Undefined when this version cannot rank one of the two. */
function stronger(a: string | undefined, b: string | undefined): string | undefined {
  if (a === b || a === undefined || b === undefined) return a === b ? a : undefined;
  if (!isLevel(a) || !isLevel(b)) return undefined;
  return compareLevels(a, b) >= 0 ? a : b;
}
