import { generateKeyPairSync } from "node:crypto";
import nock from "nock";
import {
  ApiError,
  AuthenticationError,
  RateLimitedError,
  UnexpectedAnswerError,
} from "../../../../src/client";
import { CLIENT_SECRET, connect, failureOf, sample, TOKEN_HOST, useNock } from "../nocked-tenant";

useNock();

function tokenAddress(): nock.Interceptor {
  return nock(TOKEN_HOST).post("/oauth2/v1/token");
}

test("sends the form that the vendor's token address takes", async () => {
  nock(TOKEN_HOST, { reqheaders: { "content-type": "application/x-www-form-urlencoded" } })
    .post("/oauth2/v1/token", {
      grant_type: "client_credentials",
      client_id: "client-1",
      client_secret: CLIENT_SECRET,
      audience: "https://api.zscaler.com",
    })
    .reply(200, sample("token"));
  await connect().tenant.authenticate();
});

test("with a private key it sends an assertion and no secret", async () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const form = jest.fn();
  nock(TOKEN_HOST)
    .post("/oauth2/v1/token", (body) => (form(body), true))
    .reply(200, sample("token"));
  await connect({ client_secret: null, private_key: privateKey }).tenant.authenticate();
  expect(form).toHaveBeenCalledWith({
    grant_type: "client_credentials",
    client_id: "client-1",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    audience: "https://api.zscaler.com",
  });
});

test("authenticating twice asks once", async () => {
  tokenAddress().reply(200, sample("token"));
  const { tenant } = connect();
  await tenant.authenticate();
  await tenant.authenticate();
});

test.each([400, 401, 403])("%d: wrong credentials", async (status) => {
  tokenAddress().reply(
    status,
    { error: "invalid_client", error_description: "Unknown client" },
    { "x-oneapi-request-id": "req-1" },
  );
  const error = await failureOf(connect().tenant.authenticate());
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({ status, requestId: "req-1" });
  expect(error.message).toBe(
    `Authentication failed: POST https://acme.zslogin.net/oauth2/v1/token answered ${status}: invalid_client: Unknown client. ` +
      `Request id: req-1. Check client_id and client_secret, that the API client is enabled and its secret has not expired, ` +
      `and that vanity_domain and zscaler_cloud name its tenant.`,
  );
});

test("404: no token address there", async () => {
  tokenAddress().reply(404, "<html>");
  const error = await failureOf(connect().tenant.authenticate());
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error.message).toContain("There is no token address here: check vanity_domain");
});

test("an echo of the secret is taken out", async () => {
  tokenAddress().reply(401, {
    error: "invalid_client",
    error_description: `${CLIENT_SECRET} or ${encodeURIComponent(CLIENT_SECRET)} is wrong`,
  });
  const error = await failureOf(connect().tenant.authenticate());
  expect(error.message).toContain("(redacted) or (redacted) is wrong");
});

test("busy, then a token", async () => {
  tokenAddress().reply(429, "", { "retry-after": "1" });
  tokenAddress().reply(503);
  tokenAddress().reply(200, sample("token"));
  await connect().tenant.authenticate();
});

test("busy to the end", async () => {
  tokenAddress().times(2).reply(429);
  const error = await failureOf(connect({ max_retries: 1 }).tenant.authenticate());
  expect(error).toBeInstanceOf(RateLimitedError);
  expect(error).toMatchObject({ attempts: 2 });
});

test("a failing server is not a matter of credentials", async () => {
  tokenAddress().reply(500, { code: "INTERNAL", message: "Oops" });
  const error = await failureOf(connect().tenant.authenticate());
  expect(error).toBeInstanceOf(ApiError);
  expect(error).not.toBeInstanceOf(AuthenticationError);
});

test("a page of HTML is quoted", async () => {
  tokenAddress().reply(200, "<html>\n<title>Sign in", { "content-type": "text/html" });
  const error = await failureOf(connect().tenant.authenticate());
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error.message).toContain(`begins "<html>\\n<title>Sign in"`);
  expect(error.message).toContain("A proxy or a sign-in page may have answered");
});

test.each([
  ["no token", { token_type: "Bearer" }],
  ["an empty token", { access_token: "" }],
  ["a token that would break its header", { access_token: "first\nsecond" }],
  ["a form", "access_token=first&expires_in=1"],
  ["nothing", ""],
])("%s is no token, and is not quoted", async (_, body) => {
  tokenAddress().reply(200, body);
  const error = await failureOf(connect().tenant.authenticate());
  expect(error).toBeInstanceOf(UnexpectedAnswerError);
  expect(error.message).toContain("it holds no usable access_token");
  expect(error.message).not.toContain("first");
});

describe("a clock that is wrong here", () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const SERVER = Date.parse("2026-04-01T12:00:00Z");
  const headers = { date: new Date(SERVER).toUTCString() };
  const withKey = (skewMs: number) =>
    connect({ client_secret: null, private_key: privateKey }, { clock: () => SERVER - skewMs })
      .tenant;

  /** The time in the proof, and the answer that a server gives who checks it. */
  function serverThatChecks(times: number[]): void {
    nock(TOKEN_HOST)
      .post("/oauth2/v1/token")
      .times(2)
      .reply((_, body) => {
        const proof =
          new URLSearchParams(typeof body === "string" ? body : "").get("client_assertion") ?? "";
        const { iat, exp }: { iat: number; exp: number } = JSON.parse(
          Buffer.from(proof.split(".")[1] ?? "", "base64url").toString(),
        );
        times.push(iat);
        const good = iat * 1000 <= SERVER + 60_000 && exp * 1000 > SERVER;
        return good ? [200, sample("token"), headers] : [401, { error: "invalid_client" }, headers];
      });
  }

  test.each([3_600_000, -3_600_000])(
    "by %d ms: the second proof has the server's time",
    async (skew) => {
      const times: number[] = [];
      serverThatChecks(times);
      await withKey(skew).authenticate();
      expect(times).toHaveLength(2);
      expect(Math.abs((times[1] ?? 0) * 1000 - SERVER)).toBeLessThanOrEqual(1_000);
    },
  );

  test("credentials that are wrong are refused once where the clock is right", async () => {
    tokenAddress().reply(401, { error: "invalid_client" }, headers);
    expect(await failureOf(withKey(0).authenticate())).toBeInstanceOf(AuthenticationError);
  });

  test("and twice where it is not", async () => {
    tokenAddress().twice().reply(401, { error: "invalid_client" }, headers);
    expect(await failureOf(withKey(3_600_000).authenticate())).toBeInstanceOf(AuthenticationError);
  });
});
