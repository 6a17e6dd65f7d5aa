/**
 * Stands for somebody who clicks in the portal: grants a user a role of ZIdentity itself, with an API client of its
 * own and without a word in any code. Reads the address of the tenant from ZIDENTITY_BASE_URL and ZIDENTITY_TOKEN_URL.
 *
 *   npx tsx scripts/demo/portal-grant.ts someone@example.com "Super Admin"
 */
import { PORTAL_CLIENT } from "../../src/emulator";
import { API_PATH } from "../../src/tenant";

interface PortalRecord {
  readonly id: string;
  readonly name?: string;
  readonly loginName?: string;
  readonly serviceScopes?: readonly { readonly service: PortalRecord }[];
}

async function main(loginName: string, roleName: string): Promise<void> {
  const api = `${variable("ZIDENTITY_BASE_URL")}${API_PATH}`;
  const headers = {
    authorization: `Bearer ${await token(variable("ZIDENTITY_TOKEN_URL"))}`,
    "content-type": "application/json",
  };
  const list = async (path: string): Promise<readonly PortalRecord[]> => {
    const page = (await answer(await fetch(`${api}${path}?limit=1000`, { headers }))) as {
      records: readonly PortalRecord[];
    };
    return page.records;
  };
  const user = found(
    loginName,
    (await list("/users")).find((one) => one.loginName === loginName),
  );
  const role = found(
    roleName,
    (await list("/roles")).find(({ name }) => name === roleName),
  );
  const services = (await list("/resource-servers")).flatMap((one) => one.serviceScopes ?? []);
  const zidentity = found("ZIAM", services.find(({ service }) => service.name === "ZIAM")?.service);
  await answer(
    await fetch(`${api}/users/${user.id}/admin-entitlements/${zidentity.id}`, {
      method: "PUT",
      headers,
      body: JSON.stringify({ roles: [{ id: role.id }] }),
    }),
  );
  process.stdout.write(`${loginName} is now ${roleName}\n`);
}

async function token(url: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: PORTAL_CLIENT.id,
    client_secret: PORTAL_CLIENT.secret,
    audience: "https://api.zscaler.com",
  });
  const granted = (await answer(await fetch(url, { method: "POST", body }))) as {
    access_token: string;
  };
  return granted.access_token;
}

async function answer(response: Response): Promise<unknown> {
  if (response.ok) return response.json();
  throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
}

function variable(name: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== "") return value;
  throw new Error(`${name} is not set: run \`. .demo/env.sh\` first`);
}

function found<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  throw new Error(`The tenant has no ${JSON.stringify(name)}`);
}

const [loginName, roleName] = process.argv.slice(2);
if (loginName === undefined || roleName === undefined) {
  process.stderr.write("Usage: npx tsx scripts/demo/portal-grant.ts <login name> <role>\n");
  process.exitCode = 1;
} else {
  main(loginName, roleName).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
