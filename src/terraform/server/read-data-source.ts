import type { RpcRequests, RpcResponses } from "../wire";
import { findingsOf, shown } from "./answer";
import { knownState } from "./known-state";
import { dataSourceOf, decodeObject, encodeObject } from "./object-type";
import type { ProviderSession } from "./session";

export async function readDataSource(
  session: ProviderSession,
  request: RpcRequests["readDataSource"],
): Promise<RpcResponses["readDataSource"]> {
  const definition = dataSourceOf(request.typeName);
  const config = knownState(decodeObject(definition, request.config) ?? {});
  try {
    const state = await definition.read(session.tenant(), config);
    return { state: encodeObject(definition, state) };
  } catch (error) {
    return { diagnostics: shown(findingsOf(session, error)) };
  }
}
