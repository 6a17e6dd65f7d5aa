import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { generateKeyPairSync } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { type ClientSettings, resolveClientConfig } from "../../../../src/client";
import { createCertificate } from "../../../../src/terraform/handshake/certificate";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "zidentity-network-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const GOOD = { client_id: "id", client_secret: "hunter2", vanity_domain: "acme" };

function configOf(settings: ClientSettings, env: Record<string, string> = {}) {
  const resolved = resolveClientConfig({ ...GOOD, ...settings }, env);
  if ("diagnostics" in resolved) throw new Error(inspect(resolved.diagnostics, { depth: 5 }));
  return resolved.config;
}

function problem(settings: ClientSettings, env: Record<string, string> = {}): string {
  const resolved = resolveClientConfig({ ...GOOD, ...settings }, env);
  return "config" in resolved ? "none" : inspect(resolved.diagnostics, { depth: 5 });
}

describe("proxy", () => {
  test("none", () => {
    expect(configOf({}).network.proxies).toEqual({});
  });

  test.each([
    [{ http_proxy: "http://p.example.com:3128" }, {}, "http://p.example.com:3128", true],
    [{ http_proxy: "p.example.com:3128" }, {}, "http://p.example.com:3128", true],
    [{}, { HTTPS_PROXY: "https://p.example.com" }, "https://p.example.com", false],
    [{}, { https_proxy: "http://p.example.com:1" }, "http://p.example.com:1", false],
    [{ http_proxy: "http://mine:1" }, { HTTPS_PROXY: "http://other:2" }, "http://mine:1", true],
  ])("%j with %j", (settings, env, shown, proxyForLoopback) => {
    const { network } = configOf(settings, env);
    expect(network.proxies.https?.shown).toBe(shown);
    expect(network.proxyForLoopback).toBe(proxyForLoopback);
  });

  test("its password is shown nowhere", () => {
    const config = configOf({ http_proxy: "http://me:pa55word@p.example.com:3128" });
    expect(config.network.proxies.https?.url.reveal()).toContain("pa55word");
    expect(inspect(config, { depth: 9, showHidden: true })).not.toContain("pa55word");
    expect(JSON.stringify(config)).not.toContain("pa55word");
  });

  test.each(["socks5://me:pa55word@p:1", "http://me:pa55word@", "me:pa55word@ p"])(
    "%s is refused, and not shown",
    (http_proxy) => {
      const text = problem({ http_proxy });
      expect(text).toContain("Invalid http_proxy");
      expect(text).not.toContain("pa55word");
    },
  );

  test("a variable that is no address is named", () => {
    expect(problem({}, { HTTPS_PROXY: "ftp://x" })).toContain("Invalid HTTPS_PROXY");
  });

  test("NO_PROXY is a list", () => {
    expect(configOf({}, { NO_PROXY: " a.example, .b.example  *" }).network.noProxy).toEqual([
      "a.example",
      ".b.example",
      "*",
    ]);
  });
});

describe("certificate authorities", () => {
  const { certificatePem } = createCertificate(new Date());

  test.each(["setting", "variable"])("from a file that a %s names", (from) => {
    const path = file("ca.pem", `# ours\n${certificatePem}\n${certificatePem}`);
    const { ca } = (
      from === "setting" ? configOf({ ca_file: path }) : configOf({}, { ZIDENTITY_CA_FILE: path })
    ).network;
    expect(ca).toEqual([certificatePem.trim(), certificatePem.trim()]);
  });

  test("beside those that Node is told of", () => {
    const ca_file = file("ca.pem", certificatePem);
    const extra = createCertificate(new Date()).certificatePem;
    const { ca } = configOf({ ca_file }, { NODE_EXTRA_CA_CERTS: file("extra.pem", extra) }).network;
    expect(ca).toEqual([certificatePem.trim(), extra.trim()]);
  });

  test.each([
    ["no certificate", () => file("none.pem", "hello"), "it holds no certificate in PEM form"],
    [
      "a broken one",
      () => file("bad.pem", certificatePem.replace(/\n[^\n]{20}/, "\nAAAAAAAAAAAAAAAAAAAA")),
      "its certificate 1 cannot be read",
    ],
    ["no file", () => join(folder, "absent.pem"), "it cannot be read (ENOENT)"],
  ])("%s is refused", (_, path, why) => {
    expect(problem({ ca_file: path() })).toContain(why);
  });
});

describe("private key in a file", () => {
  const rsa = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  }).privateKey;

  test.each([
    ["a setting", (path: string) => configOf({ client_secret: null, private_key: path })],
    [
      "a variable",
      (path: string) => configOf({ client_secret: null }, { ZSCALER_PRIVATE_KEY: path }),
    ],
  ])("that %s names", (_, read) => {
    const { credential } = read(file("key.pem", rsa));
    expect(credential.kind === "private_key" && credential.key.reveal()).toBe(rsa.trim());
  });

  test("that is not there", () => {
    const text = problem({ client_secret: null, private_key: join(folder, "absent-key") });
    expect(text).toContain("neither PEM text nor a file that can be read (ENOENT)");
    expect(text).not.toContain("absent-key");
  });
});

test.each([0, -1, NaN, Infinity])("max_requests_per_second %d is refused", (rate) => {
  expect(problem({ max_requests_per_second: rate })).toContain("Invalid max_requests_per_second");
});

test("max_requests_per_second", () => {
  expect(configOf({ max_requests_per_second: 2.5 }).maxRequestsPerSecond).toBe(2.5);
  expect(configOf({})).not.toHaveProperty("maxRequestsPerSecond");
});
