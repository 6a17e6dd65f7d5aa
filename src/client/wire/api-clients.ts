import type { Reference } from "../../tenant";
import { isObject } from "../is-object";
import { Misfit, readShape, type Shape } from "./shape";

/** An API client, and the lines of the services' lists that it was given. */
export interface ApiClientRecord extends Reference {
  readonly selectedScopes: readonly Reference[];
}

const REFERENCE: Shape<Reference> = { id: "id!", name: "text" };

export function readApiClient(value: unknown): ApiClientRecord {
  const client = readShape(REFERENCE, "an API client", value);
  const resources = isObject(value) ? (value["clientResources"] ?? []) : [];
  if (!Array.isArray(resources))
    throw new Misfit(`an API client has "clientResources" that are not a list.`);
  const selectedScopes = resources.flatMap((resource: unknown) => {
    const scopes = isObject(resource) ? (resource["selectedScopes"] ?? []) : [];
    if (!Array.isArray(scopes))
      throw new Misfit(`an API client has "selectedScopes" that are not a list.`);
    return scopes.map((scope: unknown) => readShape(REFERENCE, "a scope of an API client", scope));
  });
  return { ...client, selectedScopes };
}

/**
 * The API client that signs in with this id. The id under which a client is listed is not everywhere the one with
 * which it signs in; where both occur, the latter counts. Undefined also where several clients claim it: whose roles
 * are ours is then not known.
 */
export function ownApiClient(
  clients: readonly ApiClientRecord[],
  clientId: string,
): ApiClientRecord | undefined {
  const signingIn = clients.filter((client) => Reflect.get(client, "clientId") === clientId);
  if (signingIn.length > 0) return signingIn.length === 1 ? signingIn[0] : undefined;
  return clients.find(({ id }) => id === clientId);
}
