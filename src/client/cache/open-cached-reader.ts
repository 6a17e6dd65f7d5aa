import { join } from "node:path";
import { DiagnosticsError } from "../../diagnostics";
import type { TenantReader } from "../../tenant";
import { type ClientSettings, resolveClientConfig } from "../config";
import { connectTenant } from "../connect-tenant";
import { type ClientDeps, withDefaults } from "../deps";
import { CachedReader } from "./cached-reader";
import { type DiskCachePlace, ListFiles } from "./list-files";

/** `open` is called when something is to be read from the tenant, once. Ages in milliseconds. */
export function withDiskCache(
  open: () => Promise<TenantReader>,
  place: DiskCachePlace,
  maxAgeMs: number,
  deps: Partial<ClientDeps> = {},
): TenantReader {
  return new CachedReader(open, new ListFiles(place), maxAgeMs, withDefaults(deps));
}

/**
 * The tenant that settings and environment name, for commands that only read: lists that were read at most so many
 * seconds ago come from the user's cache folder (`XDG_CACHE_HOME`, else `~/.cache`), and nothing is sent where all
 * do. Without a home folder nothing is kept. Throws DiagnosticsError for settings that cannot be right.
 */
export function openCachedReader(
  settings: ClientSettings,
  env: NodeJS.ProcessEnv,
  maxAgeSeconds: number,
  deps: Partial<ClientDeps> = {},
): TenantReader {
  const resolved = resolveClientConfig(settings, env);
  if ("diagnostics" in resolved) throw new DiagnosticsError(resolved.diagnostics);
  const { config } = resolved;
  const tenant = connectTenant(config, deps);
  const open = async (): Promise<TenantReader> => {
    await tenant.authenticate();
    return tenant;
  };
  const folder = cacheFolder(env);
  if (folder === undefined) return tenant;
  const { apiUrl, clientId } = config;
  return withDiskCache(open, { folder, apiUrl, clientId }, maxAgeSeconds * 1000, deps);
}

/** After a write, what was kept of the tenant's lists is no longer what it holds. */
export async function forgetCachedLists(
  tenant: Pick<DiskCachePlace, "apiUrl" | "clientId">,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const folder = cacheFolder(env);
  const { apiUrl, clientId } = tenant;
  if (folder !== undefined) await new ListFiles({ folder, apiUrl, clientId }).forget();
}

function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  const base = env["XDG_CACHE_HOME"];
  if (base !== undefined && base !== "") return join(base, "zidentity");
  const home = env["HOME"] ?? env["USERPROFILE"];
  return home === undefined || home === "" ? undefined : join(home, ".cache", "zidentity");
}
