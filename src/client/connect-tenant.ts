import type { TenantPort } from "../tenant";
import { requestToken, TokenSource } from "./auth";
import type { ClientConfig } from "./config";
import { type ClientDeps, ownSignal, withDefaults } from "./deps";
import { Transport } from "./http";
import { ApiCaller } from "./request";
import { TenantClient } from "./tenant-client";

/** A tenant that can also be asked whether the credentials are good. */
export interface ConnectedTenant extends TenantPort {
  /**
   * Asks for a token, unless there is one. Throws `AuthenticationError` for wrong credentials, `UnreachableError`
   * for an unknown or silent host.
   */
  authenticate(): Promise<void>;
}

/** The tenant that a configuration names. Nothing is sent until something is asked of it. */
export function connectTenant(
  config: ClientConfig,
  deps: Partial<ClientDeps> = {},
): ConnectedTenant {
  const surroundings = withDefaults({
    ...deps,
    ...(deps.signal === undefined ? {} : { signal: ownSignal(deps.signal) }),
  });
  const transport = new Transport(config, surroundings);
  const tokens = new TokenSource(
    () => requestToken(config, transport, surroundings.clock()),
    surroundings.clock,
  );
  const caller = new ApiCaller(config.apiUrl, transport, tokens);
  return new TenantClient(caller, config.clientId, async () => {
    await tokens.get();
  });
}
