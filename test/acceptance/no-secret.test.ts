/** The provider at its most talkative: no secret in what it prints, in the plan or in the state. */
import { readdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { generateKeyPairSync } from "node:crypto";
import { DEMO_CLIENT } from "../../src/emulator";
import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "./harness";

/** Stands before the tenant: notes what travels that is secret, and answers with it where that is wanted. */
class Listener {
  readonly secrets = new Set<string>();
  echoes = false;
  readonly #server: Server;

  constructor(private readonly tenant: string) {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = request;
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += String(part);
    const { authorization = "" } = headers;
    const form = new URLSearchParams(url.includes("/token") ? body : "");
    for (const secret of [authorization.replace("Bearer ", ""), form.get("client_assertion")])
      if (secret) this.secrets.add(secret);
    if (this.echoes && authorization !== "" && method !== "GET") {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ code: "ECHO", message: `${authorization} ${body}` }));
      return;
    }
    const answer = await fetch(this.tenant + url, {
      method,
      headers: { ...(authorization === "" ? {} : { authorization }), ...typeOf(headers) },
      ...(body === "" ? {} : { body }),
    });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(await answer.text());
  }
}

function typeOf(headers: IncomingMessage["headers"]): Record<string, string> {
  const type = headers["content-type"];
  return type === undefined ? {} : { "content-type": type };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(".terraform/providers"))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function heard(tenant: Tenant, use: (url: string, listener: Listener) => Promise<void>) {
  const listener = new Listener(tenant.emulator.url);
  try {
    await use(await listener.start(), listener);
  } finally {
    await listener.stop();
  }
}

const ROLE = `resource "zidentity_role" "r" { name = "R" }
data "zidentity_service" "own" { name = "ZIAM" }`;

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

describeWithTerraform("with TF_LOG=TRACE", () => {
  test.each([
    ["a client secret", { ZSCALER_CLIENT_SECRET: DEMO_CLIENT.secret }],
    ["a private key", { ZSCALER_CLIENT_SECRET: undefined, ZSCALER_PRIVATE_KEY: privateKey }],
  ])(
    "%s, its token and its proof stay out of logs, plan, state and errors",
    async (_, credential) =>
      withTenant((tenant) =>
        heard(tenant, async (url, { secrets }) => {
          const { apiClients } = tenant.emulator.store;
          const client = apiClients.get(DEMO_CLIENT.id);
          if (client === undefined) throw new Error("No client");
          const publicKeys = [{ keyName: "k", keyValue: publicKey }];
          apiClients.set(client.id, { ...client, clientAuthentication: { publicKeys } });
          const started = await TerraformRun.start({ hcl: ROLE, tenant });
          const run = started.withEnv({
            ...credential,
            ZIDENTITY_BASE_URL: url,
            ZIDENTITY_TOKEN_URL: tenant.emulator.tokenUrl.replace(tenant.emulator.url, url),
            TF_LOG: "TRACE",
          });
          const plan = await run.execute("plan", "-input=false", "-out=plan.bin");
          const shown = await run.execute("show", "-json", "plan.bin");
          const applied = await run.execute("apply", "-input=false", "plan.bin");
          expect([plan.code, shown.code, applied.code]).toEqual([0, 0, 0]);
          // The level is the most verbose one, and what is sent is in it.
          expect(applied.stderr).toContain("[TRACE]");
          expect(applied.stderr).toMatch(/POST \/ziam\/admin\/api\/v1\/roles 201/);

          const texts = [plan, shown, applied].map(({ stdout, stderr }) => stdout + stderr);
          for (const file of await filesBelow(run.folder))
            texts.push(await readFile(file, "latin1"));
          const lines = privateKey.split("\n").filter((line) => line.length > 40);
          expect(secrets.size).toBeGreaterThan(1);
          for (const secret of [...secrets, DEMO_CLIENT.secret, ...lines])
            for (const text of texts) expect(text.includes(secret)).toBe(false);
        }),
      ),
  );

  test("a tenant that answers with what it was sent", () =>
    withTenant((tenant) =>
      heard(tenant, async (url, listener) => {
        const started = await TerraformRun.start({ hcl: ROLE, tenant });
        const run = started.withEnv({ ZIDENTITY_BASE_URL: url, TF_LOG: "TRACE" });
        listener.echoes = true;
        const { code, stdout, stderr } = await run.execute(
          "apply",
          "-auto-approve",
          "-input=false",
        );
        expect(code).toBe(1);
        expect(stderr).toContain("ECHO");
        expect(listener.secrets.size).toBeGreaterThan(0);
        for (const secret of listener.secrets)
          expect((stdout + stderr).includes(secret)).toBe(false);
      }),
    ));
});
