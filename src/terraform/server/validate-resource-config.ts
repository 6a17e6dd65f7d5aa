import { validate } from "../../lifecycle";
import type { RpcRequests, RpcResponses } from "../wire";
import { declaredScopeFindings } from "./access-findings";
import { shown } from "./answer";
import { decodeObject, resourceOf } from "./object-type";
import type { ProviderSession } from "./session";

/** Terraform asks at `validate` and again at `plan`, with more values known. */
export async function validateResourceConfig(
  session: ProviderSession,
  request: RpcRequests["validateResourceConfig"],
): Promise<RpcResponses["validateResourceConfig"]> {
  const definition = resourceOf(request.typeName);
  const config = decodeObject(definition, request.config) ?? {};
  const found = validate(definition, config);
  const scope = await declaredScopeFindings(session, definition, config);
  return { diagnostics: shown([...found, ...scope]) };
}
