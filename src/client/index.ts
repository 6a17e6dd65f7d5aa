/**
 * The tenant over HTTP: configuration, token, requests with their retries and errors, paging, and the snapshot.
 * Holds no judgement about access and no knowledge of Terraform or of plans; prints nothing.
 */
export { connectTenant, type ConnectedTenant } from "./connect-tenant";
export { type ClientConfig, type ClientSettings, resolveClientConfig } from "./config";
export type { ClientDeps } from "./deps";
export * from "./errors";
export { openTenant } from "./open-tenant";
export { TenantSnapshot } from "./snapshot";
