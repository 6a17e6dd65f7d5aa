import type { ServerClock } from "../auth";
import type { Pacer } from "../pace";
import type { ApiCaller } from "../request";
import { judgeCapabilities } from "./capabilities";
import { findOwnClient } from "./own-client";
import { probeOperations } from "./probes";
import type { TenantHealth } from "./tenant-health";

/** A connection, taken apart. */
export interface Examined {
  readonly caller: ApiCaller;
  readonly pacer: Pacer;
  readonly time: ServerClock;
  readonly authenticate: () => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  readonly monotonic: () => number;
  readonly clientId: string;
  readonly apiUrl: string;
  readonly tokenUrl: string;
}

/** How many small requests tell the latency. */
const SAMPLES = 5;

/**
 * Finds out what the tenant offers by reading alone, some thirty requests. What goes wrong is part of the answer;
 * only an interruption is thrown.
 */
export async function examine(connection: Examined): Promise<TenantHealth> {
  const { caller, pacer, time, clientId, apiUrl, tokenUrl } = connection;
  const authentication = await signIn(connection);
  const nothing = { apiUrl, tokenUrl, authentication, operations: [], client: undefined } as const;
  if (!authentication.ok)
    return {
      ...nothing,
      capabilities: judgeCapabilities([]),
      clockSkewMs: time.seenSkewMs,
      latencyMs: undefined,
      limits: [],
    };
  const latencyMs = await measureLatency(connection);
  const operations = await probeOperations(caller);
  return {
    ...nothing,
    operations,
    capabilities: judgeCapabilities(operations),
    client: await findOwnClient(caller, clientId),
    clockSkewMs: time.seenSkewMs,
    latencyMs,
    limits: pacer.announced,
  };
}

async function signIn({ authenticate }: Examined): Promise<TenantHealth["authentication"]> {
  try {
    await authenticate();
    return { ok: true };
  } catch (error) {
    if (error instanceof Error && error.name !== "RequestAbortedError") return { ok: false, error };
    throw error;
  }
}

/** One after another, so that none waits for another; undefined where users cannot be listed. */
async function measureLatency({ caller, monotonic }: Examined): Promise<TenantHealth["latencyMs"]> {
  const times: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const started = monotonic();
    try {
      await caller.call("listUsers", { query: { offset: 0, limit: 1 } });
    } catch {
      return undefined;
    }
    times.push(Math.round(monotonic() - started));
  }
  const [least = 0, , median = 0, , most = 0] = times.sort((a, b) => a - b);
  return { median, least, most };
}
