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
