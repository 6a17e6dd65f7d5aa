/**
 * The tenant over HTTP: configuration, token, requests with their retries and errors, paging, and the snapshot.
 * Holds no judgement about access and no knowledge of Terraform or of plans; prints nothing.
 */
export { type ClientConfig, type ClientSettings, isLoopback, resolveClientConfig } from "./config";
export type { ClientDeps } from "./deps";
export * from "./errors";
export { type DiskCachePlace, forgetCachedLists, openCachedReader, withDiskCache } from "./cache";
export type { ConfigFiles } from "./config";
export type { OperationHealth, OperationState, OwnClient, OwnRole, TenantHealth } from "./doctor";
export type { DocumentedReader, UserHoldings } from "./documented";
export { connectTenant } from "./connect-tenant";
export { networkFetch, openTenant, reachTenant } from "./open-tenant";
export type { RateWindow } from "./pace";
export type { ConnectedTenant } from "./tenant-client";
