import { errorDiagnostic } from "../../diagnostics";
import { isObjectValue } from "../../schema";
import { fromRawState, type RpcRequests, type RpcResponses, WireFormatError } from "../wire";
import { shown } from "./answer";
import { encodeObject, objectType, resourceOf } from "./object-type";
import { idOf, type ProviderSession } from "./session";

/** Terraform sends every stored state through this, also one of the present version. */
export function upgradeResourceState(
  session: ProviderSession,
  request: RpcRequests["upgradeResourceState"],
): RpcResponses["upgradeResourceState"] {
  const definition = resourceOf(request.typeName);
  try {
    const state = fromRawState(request.rawState, objectType(definition));
    if (isObjectValue(state)) {
      const id = idOf(state);
      if (id !== undefined) session.manages(id);
    }
    return { upgradedState: encodeObject(definition, state) };
  } catch (error) {
    if (!(error instanceof WireFormatError)) throw error;
    return { diagnostics: shown([unreadable(request.typeName, error)]) };
  }
}

function unreadable(typeName: string, error: WireFormatError) {
  return errorDiagnostic(
    `The stored state of a ${typeName} cannot be read`,
    `${error.message}. It may come from a newer version of the provider, or have been edited.`,
    { fix: "Update the provider, or remove the object from the state and import it again." },
  );
}
