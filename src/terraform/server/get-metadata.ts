import { DATA_SOURCES, FUNCTIONS, RESOURCES } from "../../resources";
import type { RpcResponses } from "../wire";
import { SERVER_CAPABILITIES } from "./capabilities";

/** The names of what the provider has. */
export function getMetadata(): RpcResponses["getMetadata"] {
  return {
    serverCapabilities: SERVER_CAPABILITIES,
    resources: RESOURCES.map(({ name }) => ({ typeName: name })),
    dataSources: DATA_SOURCES.map(({ name }) => ({ typeName: name })),
    functions: FUNCTIONS.map(({ name }) => ({ name })),
  };
}
