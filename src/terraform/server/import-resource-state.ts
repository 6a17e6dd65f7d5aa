import type { RpcRequests, RpcResponses } from "../wire";
import { findingsOf, shown } from "./answer";
import { encodeObject, resourceOf } from "./object-type";
import type { ProviderSession } from "./session";

/** Finds what an import id means; Terraform then reads the rest. */
export async function importResourceState(
  session: ProviderSession,
  request: RpcRequests["importResourceState"],
): Promise<RpcResponses["importResourceState"]> {
  const definition = resourceOf(request.typeName);
  try {
    const refusal = await session.refusal(definition);
    if (refusal !== undefined) return { diagnostics: shown([refusal]) };
    const state = await definition.operations.locate(session.tenant(), request.id);
    const { typeName } = request;
    return { importedResources: [{ typeName, state: encodeObject(definition, state) }] };
  } catch (error) {
    return { diagnostics: shown(findingsOf(session, error)) };
  }
}
