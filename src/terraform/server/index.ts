/**
 * What the provider answers: one RPC a file, each decode, delegate to the lifecycle, encode.
 * Holds no HTTP, no resource by name, and no gRPC.
 */
import type { ProviderHandlers } from "../wire";
import { applyResourceChange } from "./apply-resource-change";
import { callFunction } from "./call-function";
import { configureProvider } from "./configure-provider";
import { getFunctions } from "./get-functions";
import { getMetadata } from "./get-metadata";
import { getProviderSchema } from "./get-provider-schema";
import { importResourceState } from "./import-resource-state";
import { moveResourceState } from "./move-resource-state";
import { planResourceChange } from "./plan-resource-change";
import { readDataSource } from "./read-data-source";
import { readResource } from "./read-resource";
import { type ProviderDependencies, ProviderSession } from "./session";
import { stopProvider } from "./stop-provider";
import { upgradeResourceState } from "./upgrade-resource-state";
import { validateDataResourceConfig } from "./validate-data-resource-config";
import { validateProviderConfig } from "./validate-provider-config";
import { validateResourceConfig } from "./validate-resource-config";

/** The handlers of one provider process. */
export function createProviderHandlers(dependencies: ProviderDependencies): ProviderHandlers {
  const session = new ProviderSession(dependencies);
  return {
    getMetadata: async () => getMetadata(),
    getProviderSchema: async () => getProviderSchema(),
    validateProviderConfig: async (request) => validateProviderConfig(session, request),
    configureProvider: (request) => configureProvider(session, request),
    validateResourceConfig: (request) => validateResourceConfig(session, request),
    validateDataResourceConfig: async (request) => validateDataResourceConfig(request),
    upgradeResourceState: async (request) => upgradeResourceState(session, request),
    readResource: (request) => readResource(session, request),
    planResourceChange: (request) => planResourceChange(session, request),
    applyResourceChange: (request) => applyResourceChange(session, request),
    importResourceState: (request) => importResourceState(session, request),
    moveResourceState: async (request) => moveResourceState(request),
    readDataSource: (request) => readDataSource(session, request),
    getFunctions: async () => getFunctions(),
    callFunction: async (request) => callFunction(request),
    stopProvider: async () => stopProvider(session),
  };
}

export type { ProviderDependencies } from "./session";
