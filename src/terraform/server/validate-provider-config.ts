import { validate } from "../../lifecycle";
import { PROVIDER_DEFINITION } from "../../resources";
import type { RpcRequests, RpcResponses } from "../wire";
import { shown } from "./answer";
import { decodeObject } from "./object-type";

/** Types and ranges alone: credentials may come from the environment, and `terraform validate` needs none. */
export function validateProviderConfig(
  request: RpcRequests["validateProviderConfig"],
): RpcResponses["validateProviderConfig"] {
  const config = decodeObject(PROVIDER_DEFINITION, request.config) ?? {};
  return { diagnostics: shown(validate(PROVIDER_DEFINITION, config)) };
}
