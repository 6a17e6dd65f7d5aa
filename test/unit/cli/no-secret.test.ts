import type { Command } from "commander";
import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leaves, quietProgram } from "../../../scripts/generate/command-tree";
import { DEMO_CLIENT, type Emulator, OWNER, startEmulator } from "../../../src/emulator";
import { ClientSecret } from "../../../src/emulator/client-secret";
import { runCli } from "./run-cli";

/** Odd enough to look different in each encoding. */
const CLIENT_SECRET = `hush+"quoted"/&=%é`;

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** Commands that cannot be run by their options alone. A new one that needs more shows as a failure here. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  explain: [OWNER.loginName],
  emulator: ["--port", "0"],
  export: ["--to", "yaml", "--out", "exported", "--force"],
  watch: ["--listen", "127.0.0.1:0", "--every", "0.001"],
  "provider install": ["--dir", "mirror"],
  completion: ["bash"],
};

type Behaviour = "answers" | "echoes at the API" | "echoes at the token address";

let tenant: Emulator;
let folder: string;
let secrets: Set<string>;
let behaviour: Behaviour;
const send = globalThis.fetch;

beforeAll(async () => {
  tenant = await startEmulator({ port: 0, seed: "no secret" });
  const { secrets: known, apiClients } = tenant.store;
  known.set("hush", new ClientSecret("hush", DEMO_CLIENT.id, "2026-01-01", CLIENT_SECRET));
  const client = apiClients.get(DEMO_CLIENT.id);
  if (client === undefined) throw new Error("No client");
  const publicKeys = [{ keyName: "k", keyValue: publicKey }];
  apiClients.set(client.id, { ...client, clientAuthentication: { publicKeys } });
});
afterAll(() => tenant.close());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zidentity-secret-"));
  secrets = new Set([CLIENT_SECRET, ...privateKey.split("\n").filter((line) => line.length > 40)]);
  globalThis.fetch = watched;
});
afterEach(() => {
  globalThis.fetch = send;
  rmSync(folder, { recursive: true, force: true });
});

/** Notes what is sent that is secret, and what is granted; and answers with it where that is wanted. */
const watched: typeof fetch = async (input, init) => {
  const url = String(input instanceof Request ? input.url : input);
  const bearer = new Headers(init?.headers).get("authorization") ?? "";
  const body = typeof init?.body === "string" ? init.body : "";
  const form = url === tenant.tokenUrl ? new URLSearchParams(body) : undefined;
  const sent = [bearer.replace("Bearer ", ""), form?.get("client_assertion") ?? ""];
  for (const secret of sent) if (secret !== "") secrets.add(secret);
  const echo = [bearer, body, ...(form?.values() ?? [])].join(" | ");
  const wanted = form === undefined ? "echoes at the API" : "echoes at the token address";
  if (behaviour === wanted)
    return Response.json(
      { code: "ECHO", message: echo, error: echo, details: [{ field: echo, reason: echo }] },
      { status: 400 },
    );
  return send(input, init);
};

const COMMANDS = leaves(quietProgram());

/** The command lines that show all that a command can say: in each form that it prints, and with its cache. */
function linesOf(name: string, command: Command): string[][] {
  const has = (flag: string) => command.options.some(({ long }) => long === flag);
  const line = [
    ...["--debug", ...name.split(" "), ...(ARGUMENTS[name] ?? [])],
    ...(has("--manifest") ? ["--manifest", join(folder, "zidentity.json")] : []),
    ...(has("--max-age") ? ["--max-age", "60"] : []),
  ];
  return has("--format") ? [line, [...line, "--format", "json"]] : [line];
}

function filesBelow(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

function encodingsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString("base64");
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    JSON.stringify(secret).slice(1, -1),
    base64,
    Buffer.from(secret).toString("base64url"),
    Buffer.from(secret).toString("hex"),
  ];
}

function expectNone(where: string, text: string): void {
  for (const secret of secrets)
    for (const shown of encodingsOf(secret))
      if (text.includes(shown)) throw new Error(`${where} holds a secret: ${text}`);
}

const CREDENTIALS: Readonly<Record<string, () => Record<string, string>>> = {
  "a client secret": () => ({ ZSCALER_CLIENT_SECRET: CLIENT_SECRET }),
  "a private key": () => ({ ZSCALER_PRIVATE_KEY: privateKey }),
  "a private key with \\n spelled out": () => ({
    ZSCALER_PRIVATE_KEY: privateKey.replaceAll("\n", "\\n"),
  }),
  "a secret that is wrong": () => {
    secrets.add("wrong-and-hush");
    return { ZSCALER_CLIENT_SECRET: "wrong-and-hush" };
  },
  "half a private key": () => ({ ZSCALER_PRIVATE_KEY: privateKey.slice(0, 900) }),
};

const BEHAVIOURS: readonly Behaviour[] = [
  "answers",
  "echoes at the API",
  "echoes at the token address",
];

const CASES = COMMANDS.flatMap(([name, command]) =>
  Object.keys(CREDENTIALS).flatMap((credential) =>
    BEHAVIOURS.map((how) => [name, credential, how, command] as const),
  ),
);

test.each(CASES)(
  "zidentity --debug %s, with %s, of a tenant that %s",
  async (name, credential, how, command) => {
    behaviour = how;
    writeFileSync(join(folder, "zidentity.json"), JSON.stringify(MANIFEST));
    const env = {
      HOME: folder,
      ZIDENTITY_BASE_URL: tenant.url,
      ZIDENTITY_TOKEN_URL: tenant.tokenUrl,
      ZSCALER_CLIENT_ID: DEMO_CLIENT.id,
      ...CREDENTIALS[credential]?.(),
    };
    for (const line of linesOf(name, command)) {
      const controller = new AbortController();
      if (name === "emulator") controller.abort();
      const onErr = (text: string): void => {
        if (name === "watch" && text.includes("outcome")) controller.abort();
      };
      const { out, err } = await runCli(line, {
        env,
        cwd: folder,
        signal: controller.signal,
        onErr,
      });
      // It ran, and did not only find its command line wanting: see ARGUMENTS.
      expect(err).not.toMatch(/missing required argument|required option|zidentity --help shows/);
      expectNone(`What ${name} prints`, out + err);
    }
    const files = name === "provider install" ? [] : filesBelow(folder);
    for (const file of files) expectNone(`The file ${file}`, readFileSync(file, "latin1"));
  },
);

test("the search finds what it looks for, in every form", () => {
  const [secret = ""] = secrets;
  for (const shown of encodingsOf(secret))
    expect(() => expectNone("It", `before ${shown} after`)).toThrow("holds a secret");
  expect(() => expectNone("It", createHash("sha256").update(secret).digest("hex"))).not.toThrow();
});

const MANIFEST = {
  version: 1,
  stack: "s",
  resources: [
    {
      type: "zidentity_user_role_assignment",
      path: "s/owner",
      declares: { user: OWNER.loginName, roles: ["Super Admin"] },
    },
  ],
};
