import { createEmulatorApp, DEMO_CLIENT, seedTenant, TenantStore } from "../../../src/emulator";
import type { EmulatorAppOptions } from "../../../src/emulator";

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where the body is not JSON. */
  readonly json: unknown;
}

export interface OpenTenant {
  readonly store: TenantStore;
  /** Calls the API with the client's token; `path` is below the API's base. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>;
  /** Calls any path without a token. */
  raw(path: string, init?: RequestInit): Promise<Reply>;
  /** The same tenant, for another client. */
  as(client: { id: string; secret: string }): Promise<OpenTenant>;
}

/** A seeded tenant without a listener, and a client that holds a token of it. */
export async function openTenant(
  options: EmulatorAppOptions = {},
  store = new TenantStore(seedTenant("test")),
  client: { id: string; secret: string } = DEMO_CLIENT,
): Promise<OpenTenant> {
  const app = createEmulatorApp(store, options);
  const raw = async (path: string, init?: RequestInit) => toReply(await app.request(path, init));
  const enter = async (who: { id: string; secret: string }): Promise<OpenTenant> => {
    const token = await raw("/oauth2/v1/token", { method: "POST", body: tokenForm(who) });
    const authorization = `Bearer ${textOf(token.json, "access_token")}`;
    return {
      store,
      raw,
      as: enter,
      call: (method, path, body, headers) =>
        raw(`/ziam/admin/api/v1${path}`, {
          method,
          headers: { authorization, ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
    };
  };
  return enter(client);
}

export function tokenForm(client: { id: string; secret: string }): URLSearchParams {
  return new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client.id,
    client_secret: client.secret,
    audience: "https://api.zscaler.com",
  });
}

/** A property of an answer, whatever the answer is. */
export function field(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** The same, where it must be text. */
export function textOf(value: unknown, ...path: readonly (string | number)[]): string {
  const found = field(value, ...path);
  if (typeof found !== "string") throw new Error(`No text at ${path.join(".")}`);
  return found;
}

/** The same, as a list. */
export function list(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = field(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The id of the first record of a map that satisfies `test`. */
export function idWhere<Item extends { readonly id: string }>(
  items: ReadonlyMap<string, Item>,
  test: (item: Item) => boolean,
): string {
  const item = [...items.values()].find(test);
  if (item === undefined) throw new Error("The seeded tenant has no such record");
  return item.id;
}

async function toReply(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: tryJson(text) };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
