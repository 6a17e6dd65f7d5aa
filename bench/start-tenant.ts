/** Starts the benches' tenant beside this process, and the client that talks to it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { connectTenant, type ConnectedTenant, resolveClientConfig } from "../src/client";
import type { TenantCounts, TenantOptions, TenantOrder, TenantStarted } from "./loopback-tenant";

export interface BenchTenant {
  readonly tenant: ConnectedTenant;
  /** For a process of its own that is to talk to it. */
  readonly environment: Readonly<Record<string, string>>;
  setLimit(limit: number): void;
  counts(): Promise<TenantCounts>;
  stop(): void;
}

export async function startTenant(options: TenantOptions): Promise<BenchTenant> {
  const child = fork(join(__dirname, "loopback-tenant.ts"));
  const order = (what: TenantOrder): void => void child.send(what);
  order({ kind: "start", options });
  const [{ port }]: [TenantStarted] = (await once(child, "message")) as [TenantStarted];
  const environment = {
    ZSCALER_CLIENT_ID: "bench",
    ZSCALER_CLIENT_SECRET: "bench",
    ZIDENTITY_BASE_URL: `http://127.0.0.1:${port}`,
    ZIDENTITY_TOKEN_URL: `http://127.0.0.1:${port}/token`,
  };
  const resolved = resolveClientConfig({}, environment);
  if ("diagnostics" in resolved) throw new Error(JSON.stringify(resolved.diagnostics));
  return {
    tenant: connectTenant(resolved.config),
    environment,
    setLimit: (limit) => order({ kind: "limit", limit }),
    counts: async () => {
      order({ kind: "counts" });
      const [counts] = (await once(child, "message")) as [TenantCounts];
      return counts;
    },
    stop: () => child.disconnect(),
  };
}
