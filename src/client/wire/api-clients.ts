import { isObject } from "../is-object";
import { Misfit, readShape, type Shape } from "./shape";

/** An API client, and the lines of `GET /resource-servers` that it holds: the ids of its roles. */
export interface ApiClientScopes {
  readonly id: string;
  readonly scopeIds: readonly string[];
}

const WITH_ID: Shape<{ readonly id: string }> = { id: "id!" };

export function readApiClient(value: unknown): ApiClientScopes {
  const { id } = readShape(WITH_ID, "an API client", value);
  const scopes = listWithin(value, "clientResources").flatMap((resource) =>
    listWithin(resource, "selectedScopes"),
  );
  return {
    id,
    scopeIds: scopes.map((scope) => readShape(WITH_ID, "a scope of an API client", scope).id),
  };
}

/** A list that may be absent or null. */
function listWithin(value: unknown, field: string): readonly unknown[] {
  const list = isObject(value) ? (value[field] ?? []) : undefined;
  if (!Array.isArray(list)) throw new Misfit(`an API client has "${field}" that are not a list.`);
  return list;
}
