import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import { type ClientSettings, resolveClientConfig } from "../../../../src/client";
import { formatPath } from "../../../../src/diagnostics";

const GOOD = { client_id: "id", client_secret: "hunter2", vanity_domain: "acme" };
const RSA = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
}).privateKey;
const EC = generateKeyPairSync("ec", {
  namedCurve: "P-256",
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
}).privateKey;

function configOf(settings: ClientSettings, env: Record<string, string> = {}) {
  const resolved = resolveClientConfig(settings, env);
  if ("diagnostics" in resolved) throw new Error(inspect(resolved.diagnostics, { depth: 5 }));
  return resolved.config;
}

function findings(settings: ClientSettings, env: Record<string, string> = {}): string[] {
  const resolved = resolveClientConfig(settings, env);
  if ("config" in resolved) return [];
  for (const { severity, fix } of resolved.diagnostics) {
    expect(severity).toBe("error");
    expect(fix).toBeTruthy();
  }
  return resolved.diagnostics.map(({ path, summary }) => `${formatPath(path ?? [])}: ${summary}`);
}

describe("addresses", () => {
  test.each([
    [{}, "https://acme.zslogin.net/oauth2/v1/token", "https://api.zsapi.net"],
    [
      { zscaler_cloud: "PRODUCTION" },
      "https://acme.zslogin.net/oauth2/v1/token",
      "https://api.zsapi.net",
    ],
    [
      { zscaler_cloud: "beta" },
      "https://acme.zsloginbeta.net/oauth2/v1/token",
      "https://api.beta.zsapi.net",
    ],
    [
      { zscaler_cloud: "gov" },
      "https://acme.zidentitygov.net/oauth2/v1/token",
      "https://api.zscalergov.net",
    ],
    [
      { zscaler_cloud: "govus" },
      "https://acme.zidentitygov.us/oauth2/v1/token",
      "https://api.zscalergov.us",
    ],
    [
      { base_url: "http://127.0.0.1:8080/", token_url: "http://127.0.0.1:8080/oauth2/v1/token" },
      "http://127.0.0.1:8080/oauth2/v1/token",
      "http://127.0.0.1:8080",
    ],
    [
      { base_url: "https://gateway.example.com/zscaler" },
      "https://acme.zslogin.net/oauth2/v1/token",
      "https://gateway.example.com/zscaler",
    ],
  ])("%j", (settings, tokenUrl, api) => {
    const config = configOf({ ...GOOD, ...settings });
    expect(config.tokenUrl).toBe(tokenUrl);
    expect(config.apiUrl).toBe(`${api}/ziam/admin/api/v1`);
  });

  test("vanity_domain is not needed where token_url is given", () => {
    const { tokenUrl } = configOf({
      client_id: "id",
      client_secret: "s",
      token_url: "https://t.example.com/token",
    });
    expect(tokenUrl).toBe("https://t.example.com/token");
  });

  test.each([
    "http://127.8.9.1:1",
    "http://127.1",
    "http://localhost:8080",
    "http://[::1]:8080",
    "https://gateway.example.com",
  ])("base_url %s is accepted", (base_url) => {
    expect(findings({ ...GOOD, base_url })).toEqual([]);
  });

  test.each([
    "http://api.zsapi.net",
    "http://127.0.0.1.example.com",
    "http://128.0.0.1",
    "http://localhost.example.com",
    "http://[::2]",
    "ftp://127.0.0.1",
    "api.zsapi.net",
    "https://user:pass@api.zsapi.net",
    "https://api.zsapi.net?x=1",
    "https://api.zsapi.net#x",
    "https://api.zsapi.net/ziam/admin/api/v1",
    "https://api.zsapi.net/ziam",
    "https://api.zsapi.net/admin/api/v1/",
  ])("base_url %s is refused", (base_url) => {
    expect(findings({ ...GOOD, base_url })).toEqual(["base_url: Invalid base_url"]);
  });

  test.each(["http://acme.zslogin.net/token", "nonsense"])(
    "token_url %s is refused",
    (token_url) => {
      expect(findings({ ...GOOD, token_url })).toEqual(["token_url: Invalid token_url"]);
    },
  );

  test.each([
    ["vanity_domain", "acme.zslogin.net"],
    ["vanity_domain", "https://acme"],
    ["vanity_domain", "-acme"],
    ["zscaler_cloud", "zsapi.net"],
    ["zscaler_cloud", "beta/../x"],
    ["zscaler_cloud", "a b"],
  ])("%s %j is refused", (name, value) => {
    expect(findings({ ...GOOD, [name]: value })).toEqual([`${name}: Invalid ${name}`]);
  });

  test("the password in a refused URL is not shown", () => {
    const resolved = resolveClientConfig({ ...GOOD, base_url: "https://user:pa55@host" }, {});
    expect(JSON.stringify(resolved)).not.toContain("pa55");
  });
});

describe("where a setting comes from", () => {
  const ENV = {
    ZSCALER_CLIENT_ID: "env-id",
    ZSCALER_CLIENT_SECRET: "env-secret",
    ZSCALER_VANITY_DOMAIN: "env-acme",
    ZSCALER_CLOUD: "beta",
    ZIDENTITY_BASE_URL: "https://gw.example.com",
    ZIDENTITY_TOKEN_URL: "https://gw.example.com/token",
  };

  test("the variables alone are enough", () => {
    const config = configOf({}, ENV);
    expect(config.clientId).toBe("env-id");
    expect(config.apiUrl).toBe("https://gw.example.com/ziam/admin/api/v1");
    expect(config.tokenUrl).toBe("https://gw.example.com/token");
    expect(config.credential.kind === "client_secret" && config.credential.secret.reveal()).toBe(
      "env-secret",
    );
  });

  test("an explicit setting wins", () => {
    expect(configOf({ client_id: "explicit" }, ENV).clientId).toBe("explicit");
  });

  test.each([null, undefined, ""])("an explicit %j leaves it to the variable", (client_id) => {
    expect(configOf({ client_id }, ENV).clientId).toBe("env-id");
  });

  test("an empty variable counts as unset", () => {
    expect(findings({}, { ...ENV, ZSCALER_CLIENT_ID: "" })).toEqual([
      "client_id: Missing client_id",
    ]);
  });

  test("an explicit private key sets aside a secret in the environment", () => {
    expect(configOf({ private_key: RSA }, ENV).credential.kind).toBe("private_key");
  });

  test("an explicit secret sets aside a private key in the environment", () => {
    const config = configOf({ client_secret: "x" }, { ...ENV, ZSCALER_PRIVATE_KEY: RSA });
    expect(config.credential.kind).toBe("client_secret");
  });

  test("both in the environment is an error", () => {
    expect(findings({}, { ...ENV, ZSCALER_PRIVATE_KEY: RSA })).toEqual([
      "private_key: Two credentials",
    ]);
  });
});

describe("credentials", () => {
  test("all that is missing is said at once", () => {
    expect(findings({})).toEqual([
      "client_id: Missing client_id",
      "client_secret: Missing credential",
      "vanity_domain: Missing vanity_domain",
    ]);
  });

  test("both at once", () => {
    expect(findings({ ...GOOD, private_key: RSA })).toEqual(["private_key: Two credentials"]);
  });

  test("a secret with a line break at its end", () => {
    expect(findings({ ...GOOD, client_secret: "hunter2\n" })).toEqual([
      "client_secret: Invalid client_secret",
    ]);
  });

  test("a private key whose line breaks are spelled out", () => {
    const private_key = RSA.replaceAll("\n", "\\n");
    const { credential } = configOf({ client_id: "id", vanity_domain: "acme", private_key });
    expect(credential.kind === "private_key" && credential.key.reveal()).toBe(RSA.trim());
  });

  test.each([
    ["the name of a file", "/home/me/key.pem"],
    ["a key that is not RSA", EC],
    ["a broken key", RSA.slice(0, 200)],
  ])("%s is refused, and not shown", (_, private_key) => {
    const settings = { client_id: "id", vanity_domain: "acme", private_key };
    expect(findings(settings)).toEqual(["private_key: Invalid private_key"]);
    expect(JSON.stringify(resolveClientConfig(settings, {}))).not.toContain(
      private_key.slice(30, 80) || private_key,
    );
  });

  test("a configuration can be printed", () => {
    const config = configOf(GOOD);
    expect(inspect(config, { depth: 9, showHidden: true })).not.toContain("hunter2");
    expect(JSON.stringify(config)).not.toContain("hunter2");
  });
});

describe("times and numbers", () => {
  test("defaults", () => {
    expect(configOf(GOOD)).toMatchObject({
      maxRetries: 5,
      requestTimeoutMs: 60_000,
      minWaitMs: 1_000,
      maxWaitMs: 60_000,
    });
  });

  test("given in seconds", () => {
    const settings = {
      max_retries: 0,
      request_timeout: 2.5,
      min_wait_seconds: 0.25,
      max_wait_seconds: 4,
    };
    expect(configOf({ ...GOOD, ...settings })).toMatchObject({
      maxRetries: 0,
      requestTimeoutMs: 2_500,
      minWaitMs: 250,
      maxWaitMs: 4_000,
    });
  });

  test("one bound alone moves the default of the other", () => {
    expect(configOf({ ...GOOD, max_wait_seconds: 0.5 }).minWaitMs).toBe(500);
    expect(configOf({ ...GOOD, min_wait_seconds: 90 }).maxWaitMs).toBe(90_000);
  });

  test.each([
    ["max_retries", -1],
    ["max_retries", 1.5],
    ["max_retries", NaN],
    ["request_timeout", 0],
    ["request_timeout", -5],
    ["request_timeout", Infinity],
    ["min_wait_seconds", 0],
    ["min_wait_seconds", NaN],
    ["max_wait_seconds", -1],
    ["max_wait_seconds", 100_000],
  ])("%s %d is refused", (name, value) => {
    expect(findings({ ...GOOD, [name]: value })).toEqual([`${name}: Invalid ${name}`]);
  });

  test("the shortest wait is not longer than the longest", () => {
    expect(findings({ ...GOOD, min_wait_seconds: 3, max_wait_seconds: 2 })).toEqual([
      "min_wait_seconds: Invalid min_wait_seconds",
    ]);
  });
});
