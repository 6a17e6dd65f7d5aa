import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { API_PATH } from "../../src/tenant";
import { PORTAL_CLIENT } from "../../src/emulator";
import { StepFailed } from "./steps";

/** The embedded tenant in a process of its own, as a user starts it. */
export interface RunningTenant {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startTenant(args: readonly string[], cwd: string): Promise<RunningTenant> {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const baseUrl = await addressOf(child);
  return {
    baseUrl,
    tokenUrl: `${baseUrl}/oauth2/v1/token`,
    port: Number(new URL(baseUrl).port),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** The address that the embedded tenant prints when it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
      const found = /export ZIDENTITY_BASE_URL=(\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.on("error", reject);
    child.on("exit", (code) =>
      reject(new StepFailed(`The embedded tenant ended with ${code ?? "a signal"}`, output)),
    );
  });
}

/** What somebody does in the portal: a user gets a role of ZIdentity itself, and no code says so. */
export async function grantBehindOurBack(
  tenant: Pick<RunningTenant, "baseUrl" | "tokenUrl">,
  roleName: string,
): Promise<{ loginName: string; curl: string }> {
  const token = await portalToken(tenant.tokenUrl);
  const api = `${tenant.baseUrl}${API_PATH}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const users = await readPage(`${api}/users?limit=1000`, headers);
  const servers = await readPage(`${api}/resource-servers`, headers);
  const roles = await readPage(`${api}/roles?limit=1000`, headers);
  const user = users.find(({ loginName }) => !DECLARED_USERS.has(loginName ?? ""));
  const role = roles.find(({ name }) => name === roleName);
  const service = servers
    .flatMap(({ serviceScopes }) => serviceScopes ?? [])
    .map(({ service: one }) => one)
    .find(({ name }) => name === "ZIAM");
  if (user === undefined || role === undefined || service === undefined) {
    throw new StepFailed("The embedded tenant is not as the demo expects it", "");
  }
  const path = `${API_PATH}/users/${user.id}/admin-entitlements/${service.id}`;
  const body = JSON.stringify({ roles: [{ id: role.id }] });
  const response = await fetch(tenant.baseUrl + path, { method: "PUT", headers, body });
  if (!response.ok) throw new StepFailed(`The grant was answered with ${response.status}`, "");
  return {
    loginName: user.loginName ?? user.id,
    curl: `curl -X PUT $ZIDENTITY_BASE_URL${path} -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '${body}'`,
  };
}

/** Those whom the quickstart speaks of. */
const DECLARED_USERS = new Set(["owner@example.com", "ann@example.com"]);

interface PortalRecord {
  readonly id: string;
  readonly name?: string;
  readonly loginName?: string;
  readonly serviceScopes?: readonly { service: { id: string; name: string } }[];
}

async function portalToken(tokenUrl: string): Promise<string> {
  const response = await fetch(tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: PORTAL_CLIENT.id,
      client_secret: PORTAL_CLIENT.secret,
      audience: "https://api.zscaler.com",
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  return token;
}

async function readPage(url: string, headers: HeadersInit): Promise<readonly PortalRecord[]> {
  const response = await fetch(url, { headers });
  const page = (await response.json()) as { records?: readonly PortalRecord[] };
  return page.records ?? [];
}
