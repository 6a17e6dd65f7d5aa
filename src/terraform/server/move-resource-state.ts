import { errorDiagnostic } from "../../diagnostics";
import { PROVIDER_NAME } from "../../resources";
import { fromRawState, type RpcRequests, type RpcResponses } from "../wire";
import { shown } from "./answer";
import { encodeObject, objectType, resourceOf } from "./object-type";

/**
 * Takes over a state of the same resource from this provider under another address (a mirror, another registry).
 * Objects of different types are different things in the tenant, so that nothing else can be moved.
 */
export function moveResourceState(
  request: RpcRequests["moveResourceState"],
): RpcResponses["moveResourceState"] {
  const { sourceTypeName, targetTypeName, sourceProviderAddress, sourceState } = request;
  const definition = resourceOf(targetTypeName);
  const sameProvider = sourceProviderAddress.split("/").at(-1) === PROVIDER_NAME;
  if (sourceTypeName === targetTypeName && sameProvider) {
    const state = fromRawState(sourceState, objectType(definition));
    return { targetState: encodeObject(definition, state), targetPrivate: request.sourcePrivate };
  }
  return {
    diagnostics: shown([
      errorDiagnostic(
        `A ${sourceTypeName} cannot become a ${targetTypeName}`,
        `The state comes from ${sourceProviderAddress}. Only a ${targetTypeName} of this provider under another address can be moved.`,
        { fix: "Remove the moved block, and import the object under its new address." },
      ),
    ]),
  };
}
