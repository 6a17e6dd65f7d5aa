import type { Availability, Capability, OperationId } from "../../tenant";
import type { RateWindow } from "../pace";

/**
 * `offered`: it answered. `missing`: the tenant does not offer it. `forbidden`: this client may not. `failed`: it
 * answered something else, or nothing. `not_probed`: it writes, or there is no object to ask for.
 */
export type OperationState = "offered" | "missing" | "forbidden" | "failed" | "not_probed";

export interface OperationHealth {
  readonly operation: OperationId;
  readonly availability: Availability;
  readonly capability: Capability;
  readonly state: OperationState;
  /** One sentence where the state needs one. */
  readonly reason?: string;
}

/** A role that this API client holds. */
export interface OwnRole {
  readonly serviceId: string;
  readonly roleId: string;
  readonly name: string;
  /** Of ZIdentity's own roles, where the tenant tells them. */
  readonly permissions?: Readonly<Record<string, string>>;
}

export interface OwnClient {
  readonly id: string;
  readonly name?: string;
  readonly roles: readonly OwnRole[];
}

/** What was found out about a tenant. */
export interface TenantHealth {
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** Without a token nothing else was tried. */
  readonly authentication: { readonly ok: true } | { readonly ok: false; readonly error: Error };
  readonly operations: readonly OperationHealth[];
  /**
   * Whether each capability can be counted on: `partial` where some of its operations are missing or forbidden,
   * `unknown` where none could be asked. What writes is judged by what reads.
   */
  readonly capabilities: Readonly<
    Record<Capability, "offered" | "partial" | "missing" | "unknown">
  >;
  /** Undefined where the tenant does not list this client. */
  readonly client: OwnClient | undefined;
  /** Milliseconds by which the tenant's clock is ahead of the one here; undefined where it does not tell the time. */
  readonly clockSkewMs: number | undefined;
  /** Of a few small requests, in milliseconds. */
  readonly latencyMs:
    { readonly median: number; readonly least: number; readonly most: number } | undefined;
  /** What the tenant announces; empty where it announces nothing. */
  readonly limits: readonly RateWindow[];
}
