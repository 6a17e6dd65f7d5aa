import type { ProviderHandlers } from "../../../src/terraform/wire";

/** Handlers that find nothing and change nothing. */
export const providerHandlers: ProviderHandlers = {
  getMetadata: async () => ({}),
  getProviderSchema: async () => ({}),
  validateProviderConfig: async () => ({}),
  configureProvider: async () => ({}),
  validateResourceConfig: async () => ({}),
  validateDataResourceConfig: async () => ({}),
  upgradeResourceState: async () => ({}),
  readResource: async () => ({}),
  planResourceChange: async () => ({}),
  applyResourceChange: async () => ({}),
  importResourceState: async () => ({}),
  moveResourceState: async () => ({}),
  readDataSource: async () => ({}),
  getFunctions: async () => ({}),
  callFunction: async () => ({}),
  stopProvider: async () => ({}),
};
