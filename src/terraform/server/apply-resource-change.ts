import { apply, diff } from "../../lifecycle";
import type { RpcRequests, RpcResponses } from "../wire";
import { findingsOf, shown } from "./answer";
import { knownState } from "./known-state";
import { decodeObject, encodeObject, resourceOf } from "./object-type";
import type { ProviderSession } from "./session";

/** Carries one change out. When it fails, the state stays what it was before. */
export async function applyResourceChange(
  session: ProviderSession,
  request: RpcRequests["applyResourceChange"],
): Promise<RpcResponses["applyResourceChange"]> {
  const definition = resourceOf(request.typeName);
  const prior = knownState(decodeObject(definition, request.priorState));
  const planned = decodeObject(definition, request.plannedState);
  const { plannedPrivate } = request;
  try {
    const applied = await apply(definition, session.tenant(), diff(definition, prior, planned));
    return {
      newState: encodeObject(definition, applied.state),
      private: plannedPrivate,
      diagnostics: shown(applied.diagnostics),
    };
  } catch (error) {
    return {
      newState: encodeObject(definition, prior),
      private: plannedPrivate,
      diagnostics: shown(findingsOf(session, error)),
    };
  }
}
