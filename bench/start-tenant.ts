/** Starts the benches' tenant beside this process, and the client that talks to it. */
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { connectTenant, type ConnectedTenant, resolveClientConfig } from "../src/client";
import type { TenantCounts, TenantOptions, TenantOrder, TenantStarted } from "./loopback-tenant";

export interface BenchTenant {
  readonly tenant: ConnectedTenant;
  setLimit(limit: number): void;
  counts(): Promise<TenantCounts>;
  stop(): void;
}

export async function startTenant(options: TenantOptions): Promise<BenchTenant> {
  const child = fork(join(__dirname, "loopback-tenant.ts"));
  const order = (what: TenantOrder): void => void child.send(what);
  order({ kind: "start", options });
  const [{ port }]: [TenantStarted] = (await once(child, "message")) as [TenantStarted];
  const resolved = resolveClientConfig(
    {
      client_id: "bench",
      client_secret: "bench",
      base_url: `http://127.0.0.1:${port}`,
      token_url: `http://127.0.0.1:${port}/token`,
    },
    {},
  );
  if ("diagnostics" in resolved) throw new Error(JSON.stringify(resolved.diagnostics));
  return {
    tenant: connectTenant(resolved.config),
    setLimit: (limit) => order({ kind: "limit", limit }),
    counts: async () => {
      order({ kind: "counts" });
      const [counts] = (await once(child, "message")) as [TenantCounts];
      return counts;
    },
    stop: () => child.disconnect(),
  };
}
