import type { TenantPort, TenantReader } from "../tenant";
import { requestToken, ServerClock, TokenSource } from "./auth";
import type { ClientConfig } from "./config";
import { type ClientDeps, ownSignal, withDefaults } from "./deps";
import { fetchOver, Transport } from "./http";
import { Pacer } from "./pace";
import { Patience } from "./patience";
import { ApiCaller } from "./request";
import { TenantClient } from "./tenant-client";

/** A tenant that can also be asked whether the credentials are good. */
export interface ConnectedTenant extends TenantPort {
  /**
   * Asks for a token, unless there is one. Throws `AuthenticationError` for wrong credentials, `UnreachableError`
   * for an unknown or silent host.
   */
  authenticate(): Promise<void>;
  /**
   * Reads every list anew when it is next asked for, such as before a write that cannot be taken back. What this
   * process wrote still shows. `changeGrant` and `replaceRole` read what they change afresh anyway.
   */
  fresh(): TenantReader;
}

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
  return new TenantClient(caller, new Patience(config, surroundings), async () => {
    await tokens.get();
  });
}
