/**
 * From explicit settings, environment variables and a credentials file to a checked configuration, with all
 * problems at once. Holds no request: nothing here touches the network, and files are read through `ConfigFiles`.
 */
export { resolveClientConfig } from "./resolve";
export type { ClientConfig, Credential, Network } from "./client-config";
export { type ConfigFiles, failureCode, systemFiles } from "./files";
export { isLoopback } from "./loopback";
export type { ClientSettings } from "./settings";
