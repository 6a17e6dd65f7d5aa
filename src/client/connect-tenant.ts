import { requestToken, ServerClock, TokenSource } from "./auth";
import type { ClientConfig } from "./config";
import { examine } from "./doctor";
import { type ClientDeps, ownSignal, withDefaults } from "./deps";
import { fetchOver, Transport } from "./http";
import { Pacer } from "./pace";
import { Patience } from "./patience";
import { ApiCaller } from "./request";
import { type ConnectedTenant, TenantClient } from "./tenant-client";

/** The tenant that a configuration names. Nothing is sent until something is asked of it. */
export function connectTenant(
  config: ClientConfig,
  deps: Partial<ClientDeps> = {},
): ConnectedTenant {
  const given = withDefaults({
    ...deps,
    ...(deps.signal === undefined ? {} : { signal: ownSignal(deps.signal) }),
  });
  const surroundings = { ...given, ...fetchOver(config.network, given.fetch) };
  const pacer = new Pacer(config, surroundings);
  const transport = new Transport(config, surroundings, pacer);
  const time = new ServerClock(surroundings.clock);
  const tokens = new TokenSource(() => requestToken(config, transport, time), surroundings.clock);
  const caller = new ApiCaller(config.apiUrl, transport, tokens);
  const authenticate = async (): Promise<void> => {
    await tokens.get();
  };
  const { monotonic } = surroundings;
  return new TenantClient({
    caller,
    apiUrl: config.apiUrl,
    tokenUrl: config.tokenUrl,
    clientId: config.clientId,
    patience: new Patience(config, surroundings),
    authenticate,
    probe: () => examine({ ...config, caller, pacer, time, authenticate, monotonic }),
  });
}
