import { DiagnosticsError } from "../diagnostics";
import { type ClientSettings, resolveClientConfig } from "./config";
import { connectTenant } from "./connect-tenant";
import type { ClientDeps } from "./deps";
import type { ConnectedTenant } from "./tenant-client";

/**
 * The tenant that settings and environment name, signed in, so that wrong credentials are one error at the start.
 * Throws DiagnosticsError for settings that cannot be right, and the client's errors.
 */
export async function openTenant(
  settings: ClientSettings,
  env: NodeJS.ProcessEnv,
  deps: Partial<ClientDeps> = {},
): Promise<ConnectedTenant> {
  const resolved = resolveClientConfig(settings, env);
  if ("diagnostics" in resolved) throw new DiagnosticsError(resolved.diagnostics);
  const tenant = connectTenant(resolved.config, deps);
  await tenant.authenticate();
  return tenant;
}
