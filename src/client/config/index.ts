/**
 * From explicit settings and environment variables to a checked configuration, with all problems at once.
 * Holds no request: nothing here touches the network or the file system.
 */
export { resolveClientConfig } from "./resolve";
export type { ClientConfig, Credential } from "./client-config";
export type { ClientSettings } from "./settings";
