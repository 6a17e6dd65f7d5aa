import {
  type Emulator,
  type EmulatorOptions,
  PORTAL_CLIENT,
  startEmulator,
} from "../../../src/emulator";
import { API_PATH } from "../../../src/tenant";

/** Somebody who works in the portal, behind Terraform's back: the API over HTTP. */
interface Portal {
  /** `path` is below the API's base. Throws unless the status is a success. */
  call(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** An embedded tenant of its own, with the seed's directory and the ids behind its names. */
export interface Tenant {
  readonly emulator: Emulator;
  readonly portal: Portal;
  /** A line a request: `GET /ziam/admin/api/v1/users 200`. */
  readonly requests: readonly string[];
  userId(loginName: string): string;
  /** Throws unless just one group has the name. */
  groupId(name: string): string;
  /** `ZPA`, or `ZIA/zscalerthree.net` where several services have the name. */
  serviceId(name: string): string;
  /** A role of ZIdentity itself; undefined where there is none of the name. */
  tryRoleId(name: string): string | undefined;
  roleId(name: string): string;
  /** A role of a linked service. */
  linkedRoleId(service: string, name: string): string;
  /** The names of the roles that a principal holds on a service, in order; empty without a record. */
  held(principal: { user: string } | { group: string }, service?: string): readonly string[];
}

export async function startTenant(options: Partial<EmulatorOptions> = {}): Promise<Tenant> {
  const requests: string[] = [];
  const emulator = await startEmulator({
    port: 0,
    log: (line) => requests.push(line),
    ...options,
  });
  return { emulator, requests, portal: await openPortal(emulator), ...lookupsIn(emulator) };
}

/** A tenant for one test, closed whatever comes of it. */
export async function withTenant(use: (tenant: Tenant) => Promise<void>): Promise<void> {
  const tenant = await startTenant();
  try {
    await use(tenant);
  } finally {
    await tenant.emulator.close();
  }
}

function lookupsIn({ store }: Emulator): Omit<Tenant, "emulator" | "portal" | "requests"> {
  const service = (word: string) => {
    const [name, cloud] = word.split("/");
    return only(
      [...store.services.values()].filter(
        (candidate) =>
          candidate.name === name && (cloud === undefined || candidate.cloudName === cloud),
      ),
      `service ${word}`,
    );
  };
  const tryRole = (name: string) => [...store.roles.values()].find((role) => role.name === name);
  const group = (name: string) =>
    only(
      [...store.groups.values()].filter((candidate) => candidate.name === name),
      name,
    ).id;
  const user = (login: string) =>
    only(
      [...store.users.values()].filter(({ loginName }) => loginName === login),
      login,
    ).id;
  return {
    userId: user,
    groupId: group,
    serviceId: (name) => service(name).id,
    tryRoleId: (name) => tryRole(name)?.id,
    roleId: (name) =>
      only(
        [tryRole(name)].flatMap((role) => role ?? []),
        `role ${name}`,
      ).id,
    linkedRoleId: (on, name) =>
      only(
        service(on).linkedRoles.filter((role) => role.name === name),
        `role ${name}`,
      ).id,
    held: (who, on = "ZIAM") => {
      const principal =
        "user" in who
          ? ({ type: "USER", id: user(who.user) } as const)
          : ({ type: "GROUP", id: group(who.group) } as const);
      const { id, linkedRoles } = service(on);
      const grant = store.grants.of(principal).find(({ serviceId }) => serviceId === id);
      const names = new Map([...store.roles.values(), ...linkedRoles].map((r) => [r.id, r.name]));
      return (grant?.roleIds ?? []).map((roleId) => names.get(roleId) ?? roleId).sort();
    },
  };
}

function only<Item>(items: readonly Item[], what: string): Item {
  const [first] = items;
  if (first === undefined || items.length > 1) throw new Error(`${items.length} of ${what}`);
  return first;
}

async function openPortal({ url, tokenUrl }: Emulator): Promise<Portal> {
  const answer = await fetch(tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: PORTAL_CLIENT.id,
      client_secret: PORTAL_CLIENT.secret,
      audience: "https://api.zscaler.com",
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  return {
    async call(method, path, body) {
      const response = await fetch(`${url}${API_PATH}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text === "" ? undefined : (JSON.parse(text) as unknown);
    },
  };
}
