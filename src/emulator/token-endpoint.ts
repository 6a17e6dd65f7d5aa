import type { Clock } from "./clock";
import { claimedClient, isValidAssertion } from "./client-assertion";
import type { TenantStore } from "./store";
import type { TokenRegistry } from "./tokens";

/** The path of the token endpoint, on every cloud. */
export const TOKEN_PATH = "/oauth2/v1/token";

/** What a token must be asked for. */
const AUDIENCE = "https://api.zscaler.com";

const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

export type TokenAnswer =
  | { status: 200; body: { access_token: string; token_type: "Bearer"; expires_in: number } }
  | { status: 400 | 401; body: { error: string; error_description: string } };

/** The client credentials grant, by secret or by private-key JWT; refusals in OAuth's own form (RFC 6749, 5.2). */
export function answerTokenRequest(
  form: URLSearchParams,
  tenant: { store: TenantStore; tokens: TokenRegistry; clock: Clock },
): TokenAnswer {
  if (form.get("grant_type") !== "client_credentials") {
    return refuse(400, "unsupported_grant_type", "grant_type must be client_credentials");
  }
  const clientId = authenticatedClient(form, tenant.store, tenant.clock);
  if (clientId === undefined) {
    return refuse(
      401,
      "invalid_client",
      "The client is unknown, disabled, or did not prove itself",
    );
  }
  if (form.get("audience") !== AUDIENCE) {
    return refuse(400, "invalid_target", `audience must be ${AUDIENCE}`);
  }
  const { tokens } = tenant;
  const access_token = tokens.issue(clientId);
  return { status: 200, body: { access_token, token_type: "Bearer", expires_in: tokens.lifetime } };
}

/** Undefined without saying why: a refusal must not tell which client ids exist. */
function authenticatedClient(
  form: URLSearchParams,
  store: TenantStore,
  clock: Clock,
): string | undefined {
  const assertion = form.get("client_assertion");
  const clientId = form.get("client_id") ?? claimedClient(assertion ?? "") ?? "";
  const client = store.apiClients.get(clientId);
  if (client?.status !== true) return undefined;

  if (assertion !== null) {
    if (form.get("client_assertion_type") !== ASSERTION_TYPE) return undefined;
    const publicKeys = client.clientAuthentication.publicKeys.map((key) => key.keyValue);
    const expected = { clientId, audience: AUDIENCE, publicKeys, clock };
    return isValidAssertion(assertion, expected) ? clientId : undefined;
  }
  const secret = form.get("client_secret");
  const own = [...store.secrets.values()].filter((known) => known.clientId === clientId);
  return secret !== null && own.some((known) => known.matches(secret)) ? clientId : undefined;
}

function refuse(status: 400 | 401, error: string, error_description: string): TokenAnswer {
  return { status, body: { error, error_description } };
}
