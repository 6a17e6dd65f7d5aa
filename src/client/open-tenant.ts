import { DiagnosticsError } from "../diagnostics";
import { type ClientSettings, resolveClientConfig } from "./config";
import { connectTenant } from "./connect-tenant";
import type { ClientDeps } from "./deps";
import { fetchOver } from "./http";
import type { ConnectedTenant } from "./tenant-client";

/** The tenant that settings and environment name. Nothing is sent. Throws DiagnosticsError for settings that cannot be right. */
export function reachTenant(
  settings: ClientSettings,
  env: NodeJS.ProcessEnv,
  deps: Partial<ClientDeps> = {},
): ConnectedTenant {
  const resolved = resolveClientConfig(settings, env);
  if ("diagnostics" in resolved) throw new DiagnosticsError(resolved.diagnostics);
  return connectTenant(resolved.config, deps);
}

/** The same, signed in, so that wrong credentials are one error at the start. Throws the client's errors, too. */
export async function openTenant(
  settings: ClientSettings,
  env: NodeJS.ProcessEnv,
  deps: Partial<ClientDeps> = {},
): Promise<ConnectedTenant> {
  const tenant = reachTenant(settings, env, deps);
  await tenant.authenticate();
  return tenant;
}

/** `inner` over the proxy and with the authorities of the tenant's connection, for other addresses. Throws DiagnosticsError. */
export function networkFetch(
  settings: ClientSettings,
  env: NodeJS.ProcessEnv,
  inner: typeof fetch,
): typeof fetch {
  const resolved = resolveClientConfig(settings, env);
  if ("diagnostics" in resolved) throw new DiagnosticsError(resolved.diagnostics);
  return fetchOver(resolved.config.network, inner).fetch;
}
