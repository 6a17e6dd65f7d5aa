import { validate } from "../../lifecycle";
import { PROVIDER_DEFINITION } from "../../resources";
import type { RpcRequests, RpcResponses } from "../wire";
import { shown } from "./answer";
import { decodeObject } from "./object-type";
import type { ProviderSession } from "./session";

/** Types and ranges alone: credentials may come from the environment, and `terraform validate` needs none. */
export function validateProviderConfig(
  session: ProviderSession,
  request: RpcRequests["validateProviderConfig"],
): RpcResponses["validateProviderConfig"] {
  const config = decodeObject(PROVIDER_DEFINITION, request.config) ?? {};
  session.declareDeployer(config);
  const { attributes } = PROVIDER_DEFINITION;
  return { diagnostics: shown(validate(PROVIDER_DEFINITION, config), attributes) };
}
