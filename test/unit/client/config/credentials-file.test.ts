import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inspect } from "node:util";
import { type ClientSettings, resolveClientConfig } from "../../../../src/client";

let home: string;
beforeEach(() => (home = mkdtempSync(join(tmpdir(), "zidentity-home-"))));
afterEach(() => rmSync(home, { recursive: true }));

const JSON_FILE = JSON.stringify({
  client_id: "file-id",
  client_secret: "file-secret",
  vanity_domain: "acme",
});
const LINES = `
# The deployment client
[default]
client_id = file-id
client_secret = "file-secret"
; of the test tenant
vanity_domain=acme
`;

function write(text: string, mode = 0o600, name = ".zidentity/credentials"): string {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

function resolve(settings: ClientSettings = {}, env: Record<string, string> = {}) {
  return resolveClientConfig(settings, { HOME: home, ...env });
}

function configOf(...given: Parameters<typeof resolve>) {
  const resolved = resolve(...given);
  if ("diagnostics" in resolved) throw new Error(inspect(resolved.diagnostics, { depth: 5 }));
  const { clientId, credential, tokenUrl } = resolved.config;
  const secret = credential.kind === "client_secret" ? credential.secret.reveal() : "a key";
  return { clientId, secret, tokenUrl };
}

/** The finding about the file: its detail and fix. No finding may hold the secret. */
function refusal(...given: Parameters<typeof resolve>): string {
  const resolved = resolve(...given);
  if ("config" in resolved) throw new Error("It was not refused.");
  expect(inspect(resolved, { depth: 9 })).not.toContain("file-secret");
  const found = resolved.diagnostics.find(({ summary }) => summary === "Unusable credentials_file");
  return `${found?.detail} ${found?.fix}`;
}

const FROM_FILE = {
  clientId: "file-id",
  secret: "file-secret",
  tokenUrl: "https://acme.zslogin.net/oauth2/v1/token",
};

test.each([
  ["JSON", JSON_FILE],
  ["lines", LINES],
  ["lines of Windows", LINES.replaceAll("\n", "\r\n")],
])("%s in the home folder", (_, text) => {
  write(text);
  expect(configOf()).toEqual(FROM_FILE);
});

test.each([
  ["a setting", (path: string) => configOf({ credentials_file: path })],
  ["a variable", (path: string) => configOf({}, { ZIDENTITY_CREDENTIALS_FILE: path })],
  ["a setting with ~", () => configOf({ credentials_file: "~/elsewhere" })],
])("elsewhere, named by %s", (_, read) => {
  expect(read(write(JSON_FILE, 0o600, "elsewhere"))).toEqual(FROM_FILE);
});

test("attributes and variables count more", () => {
  const credentials_file = write(JSON_FILE);
  expect(
    configOf(
      { credentials_file, client_id: "explicit" },
      { ZSCALER_CLIENT_SECRET: "env", ZSCALER_VANITY_DOMAIN: "other" },
    ),
  ).toEqual({
    clientId: "explicit",
    secret: "env",
    tokenUrl: "https://other.zslogin.net/oauth2/v1/token",
  });
});

test("a variable's secret sets aside a key in the file", () => {
  const credentials_file = write("client_id = x\nprivate_key = /no/such/key\nvanity_domain = acme");
  expect(configOf({ credentials_file }, { ZSCALER_CLIENT_SECRET: "env" }).secret).toBe("env");
});

test("the one in the home folder is not mixed with another identity", () => {
  write(JSON_FILE);
  const resolved = resolve({ client_id: "explicit" });
  expect("diagnostics" in resolved && resolved.diagnostics.map(({ summary }) => summary)).toEqual([
    "Missing credential",
    "Missing vanity_domain",
  ]);
});

test("no file in the home folder is no finding of its own", () => {
  expect(() => configOf()).toThrow("Missing client_id");
  expect(() => configOf()).not.toThrow("Unusable");
});

test.each([0o644, 0o640, 0o604, 0o660, 0o620, 0o666])("mode %o is refused", (mode) => {
  const path = write(JSON_FILE, mode);
  const text = refusal();
  expect(text).toContain(`${path}: others than its owner may read or write it`);
  expect(text).toContain("chmod 600");
});

test.each([
  ["its mode", JSON_FILE, 0o644],
  ["its text", "client_id = x\nfile-secret", 0o600],
])("what is wrong with %s is the one finding: nothing else is called missing", (_, text, mode) => {
  write(text, mode);
  const resolved = resolve({});
  expect("diagnostics" in resolved && resolved.diagnostics.map(({ summary }) => summary)).toEqual([
    "Unusable credentials_file",
  ]);
});

test("what is wrong besides is still said", () => {
  write(JSON_FILE, 0o644);
  const resolved = resolve({ vanity_domain: "acme.zslogin.net" });
  expect("diagnostics" in resolved && resolved.diagnostics.map(({ summary }) => summary)).toEqual([
    "Unusable credentials_file",
    "Invalid vanity_domain",
  ]);
});

test.each([0o600, 0o400])("mode %o is good", (mode) => {
  write(JSON_FILE, mode);
  expect(configOf()).toEqual(FROM_FILE);
});

test("one that is named and is not there", () => {
  expect(refusal({ credentials_file: join(home, "none") })).toContain("it cannot be read (ENOENT)");
});

test.each([
  ['{"client_secret":"file-secret"', "it begins like JSON, and is none."],
  ['{"client_secret":7}', '"client_secret" is not a text.'],
  [
    '{"client_secrets":"file-secret"}',
    'a name "client_secrets" that is not known. Did you mean "client_secret"?',
  ],
  ["client_id = x\nfile-secret", "line 2 is not of the form name = value."],
  ["[prod]\nclient_id = x", "line 1 begins a section other than [default]"],
  ["max_retries = 3", "is not known"],
])("%j is refused, without what it holds", (text, problem) => {
  write(text);
  expect(refusal()).toContain(problem);
});
