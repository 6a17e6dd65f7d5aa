import { DEMO_CLIENT, type Emulator } from "../../../src/emulator";

/** What a command is run with to reach an embedded tenant. */
export function tenantEnvironment({
  url,
  tokenUrl,
}: Pick<Emulator, "url" | "tokenUrl">): Record<string, string> {
  return {
    ZIDENTITY_BASE_URL: url,
    ZIDENTITY_TOKEN_URL: tokenUrl,
    ZSCALER_CLIENT_ID: DEMO_CLIENT.id,
    ZSCALER_CLIENT_SECRET: DEMO_CLIENT.secret,
  };
}
