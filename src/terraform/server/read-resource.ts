import { observe } from "../../lifecycle";
import type { RpcRequests, RpcResponses } from "../wire";
import { findingsOf, shown } from "./answer";
import { knownState } from "./known-state";
import { decodeObject, encodeObject, resourceOf } from "./object-type";
import { idOf, type ProviderSession } from "./session";

/** What is there now; null when somebody deleted it, so that Terraform plans it again. */
export async function readResource(
  session: ProviderSession,
  request: RpcRequests["readResource"],
): Promise<RpcResponses["readResource"]> {
  const definition = resourceOf(request.typeName);
  const current = knownState(decodeObject(definition, request.currentState));
  const { private: kept } = request;
  if (current === null) return { newState: encodeObject(definition, null), private: kept };
  const id = idOf(current);
  if (id !== undefined) session.manages(id);
  try {
    const refusal = await session.refusal(definition);
    if (refusal !== undefined) {
      const diagnostics = shown(session.firstTime([refusal]));
      return { newState: encodeObject(definition, current), private: kept, diagnostics };
    }
    const state = await observe(definition, session.tenant(), current, session.dependencies.now());
    return { newState: encodeObject(definition, state), private: kept };
  } catch (error) {
    return {
      newState: encodeObject(definition, current),
      private: kept,
      diagnostics: shown(findingsOf(session, error)),
    };
  }
}
