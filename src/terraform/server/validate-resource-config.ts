import { validate } from "../../lifecycle";
import type { RpcRequests, RpcResponses } from "../wire";
import { shown } from "./answer";
import { decodeObject, resourceOf } from "./object-type";

/** Terraform asks at `validate` and again at `plan`, with more values known. */
export function validateResourceConfig(
  request: RpcRequests["validateResourceConfig"],
): RpcResponses["validateResourceConfig"] {
  const definition = resourceOf(request.typeName);
  const config = decodeObject(definition, request.config) ?? {};
  return { diagnostics: shown(validate(definition, config)) };
}
