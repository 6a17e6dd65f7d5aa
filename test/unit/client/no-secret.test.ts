import { generateKeyPairSync } from "node:crypto";
import { inspect } from "node:util";
import nock from "nock";
import {
  api,
  CLIENT_SECRET,
  configOf,
  connect,
  failureOf,
  grantsTokens,
  page,
  TOKEN,
  TOKEN_HOST,
  useNock,
} from "./nocked-tenant";

useNock();

const SPELLINGS = [CLIENT_SECRET, encodeURIComponent(CLIENT_SECRET), TOKEN, "PRIVATE KEY"];

/** Everything that printing an object could show, causes and hidden properties included. */
function shown(value: unknown): string {
  const whole = inspect(value, { depth: 20, showHidden: true, getters: true });
  return `${whole}\n${String(value)}\n${JSON.stringify(value)}`;
}

function expectNoSecret(value: unknown): void {
  const text = shown(value);
  for (const secret of SPELLINGS) expect(text).not.toContain(secret);
}

/** What a proxy answers that echoes the request. */
const ECHO = `secret=${CLIENT_SECRET} form=${encodeURIComponent(CLIENT_SECRET)} token=${TOKEN}`;

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

test.each<[string, (address: nock.Interceptor) => unknown]>([
  [
    "refused",
    (address) => address.reply(401, { error: "x", error_description: ECHO.split(" token")[0] }),
  ],
  ["refused as text", (address) => address.reply(403, ECHO)],
  ["failing", (address) => address.reply(500, ECHO.split(" token")[0] ?? "")],
  ["a page", (address) => address.reply(200, `<html>${CLIENT_SECRET}`)],
  ["a broken token", (address) => address.reply(200, { access_token: `${TOKEN}\n` })],
  [
    "a redirect",
    (address) => address.reply(302, "", { location: `https://x.example/?t=${TOKEN}` }),
  ],
  ["unknown host", (address) => address.replyWithError(coded("ENOTFOUND"))],
  ["reset", (address) => address.replyWithError(coded("ECONNRESET"))],
])("at the token address: %s", async (_, answer) => {
  answer(nock(TOKEN_HOST).post("/oauth2/v1/token"));
  const { tenant, lines } = connect({ max_retries: 0 });
  expectNoSecret(await failureOf(tenant.authenticate()));
  expectNoSecret(lines);
  expectNoSecret(tenant);
});

test.each<[string, (address: nock.Interceptor) => unknown]>([
  [
    "400",
    (address) => address.reply(400, { code: "X", message: ECHO, details: [{ reason: ECHO }] }),
  ],
  ["429", (address) => address.reply(429, { code: "X", message: ECHO })],
  ["a page", (address) => address.reply(200, `<html>${TOKEN}`)],
  ["502", (address) => address.reply(502, `<html>${TOKEN}`)],
  ["reset", (address) => address.replyWithError(coded("ECONNRESET"))],
])("at the API: %s", async (_, answer) => {
  grantsTokens(TOKEN);
  answer(api().get(/users/));
  const { tenant, lines } = connect({ max_retries: 0 });
  const error = await failureOf(tenant.users());
  expect(shown(error)).not.toContain(TOKEN);
  expectNoSecret(lines);
  expectNoSecret(tenant);
});

test("a client that works, and its configuration", async () => {
  grantsTokens(TOKEN);
  api().get(/users/).reply(200, page([]));
  const { tenant, lines } = connect();
  await tenant.users();
  expect(lines).toHaveLength(2);
  expectNoSecret(lines);
  expectNoSecret(tenant);
  expectNoSecret(configOf());
});

test("a client with a private key", () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const settings = { client_secret: null, private_key: privateKey };
  expectNoSecret(configOf(settings));
  expectNoSecret(connect(settings).tenant);
});
