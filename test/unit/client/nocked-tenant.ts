import { readFileSync } from "node:fs";
import { join } from "node:path";
import nock from "nock";
import {
  type ClientConfig,
  type ClientDeps,
  type ClientSettings,
  connectTenant,
  resolveClientConfig,
} from "../../../src/client";

export const API = "https://api.zsapi.net";
export const BASE = "/ziam/admin/api/v1";
export const TOKEN_HOST = "https://acme.zslogin.net";
export const CLIENT_SECRET = "s3cret&with/odd chars";
export const TOKEN = "eyJhbGciOi.token-one";

/** Call at the top of a test file: no host but those that a test names, and nothing that a test named left over. */
export function useNock(): void {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.abortPendingRequests();
    nock.cleanAll();
    nock.enableNetConnect();
    expect(pending).toEqual([]);
  });
}

export function configOf(settings: ClientSettings = {}): ClientConfig {
  const resolved = resolveClientConfig(
    { client_id: "client-1", client_secret: CLIENT_SECRET, vanity_domain: "acme", ...settings },
    {},
  );
  if ("diagnostics" in resolved) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.config;
}

/** Waits take no time and are recorded; half of every random share is taken. */
export function connect(settings: ClientSettings = {}, deps: Partial<ClientDeps> = {}) {
  const waits: number[] = [];
  const lines: string[] = [];
  const tenant = connectTenant(configOf(settings), {
    random: () => 0.5,
    sleep: (ms) => Promise.resolve(void waits.push(ms)),
    log: (line) => lines.push(line),
    ...deps,
  });
  return { tenant, waits, lines };
}

/** The token address answers once for each token. */
export function grantsTokens(...tokens: readonly string[]): void {
  for (const token of tokens)
    nock(TOKEN_HOST)
      .post("/oauth2/v1/token")
      .reply(200, { access_token: token, token_type: "Bearer", expires_in: 83999 });
}

/** The API, which wants the token. */
export function api(token = TOKEN): nock.Scope {
  return nock(API, { reqheaders: { authorization: `Bearer ${token}` } });
}

export function page(records: readonly object[], total = records.length) {
  return { pageOffset: 0, pageSize: 1000, totalRecord: total, records: [...records] };
}

export const FIRST_PAGE = { offset: "0", limit: "1000" };

export function sample(name: string): Record<string, unknown> {
  const file = join(__dirname, "../../contract/samples", `${name}.json`);
  const body: Record<string, unknown> = JSON.parse(readFileSync(file, "utf8"));
  return body;
}

/** Where a call of `fetch` goes. */
export function urlOf(input: Parameters<typeof fetch>[0]): URL {
  return new URL(input instanceof Request ? input.url : input);
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("It did not fail with an error.");
}
