import { validate } from "../../lifecycle";
import type { RpcRequests, RpcResponses } from "../wire";
import { shown } from "./answer";
import { dataSourceOf, decodeObject } from "./object-type";

export function validateDataResourceConfig(
  request: RpcRequests["validateDataResourceConfig"],
): RpcResponses["validateDataResourceConfig"] {
  const definition = dataSourceOf(request.typeName);
  const config = decodeObject(definition, request.config) ?? {};
  return { diagnostics: shown(validate(definition, config)) };
}
