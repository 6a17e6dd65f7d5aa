import type { Reference, ServiceRecord, ServiceScopeRecord, ServiceWithScopes } from "../../tenant";
import { isObject } from "../is-object";
import { Misfit, readShape, type Shape } from "./shape";

const SERVICE: Shape<ServiceRecord> = {
  id: "id!",
  name: "text!",
  displayName: "text",
  cloudName: "text",
  orgName: "text",
  zapsOnboarded: "flag",
};

const SCOPE: Shape<ServiceScopeRecord> = { id: "id!", name: "text!" };

/** What the client reads of a resource server. */
export interface ResourceServer extends Reference {
  readonly serviceScopes: readonly ServiceWithScopes[];
}

export function readResourceServer(value: unknown): ResourceServer {
  const server = readShape<Reference>({ id: "id!", name: "text" }, "a resource server", value);
  const lines = isObject(value) ? (value["serviceScopes"] ?? []) : [];
  if (!Array.isArray(lines))
    throw new Misfit(`a resource server has "serviceScopes" that are not a list.`);
  return { ...server, serviceScopes: lines.map(readServiceScopes) };
}

function readServiceScopes(value: unknown): ServiceWithScopes {
  if (!isObject(value)) throw new Misfit(`an entry of "serviceScopes" is not an object.`);
  const scopes = value["scopes"] ?? [];
  if (!Array.isArray(scopes)) throw new Misfit(`a service has "scopes" that are not a list.`);
  return {
    service: readShape(SERVICE, "a service", value["service"]),
    scopes: scopes.map((scope: unknown) => readShape(SCOPE, "a scope of a service", scope)),
  };
}

/** Several resource servers may list one service: each service once, with all its scopes, in order of appearance. */
export function mergeServices(servers: readonly ResourceServer[]): readonly ServiceWithScopes[] {
  const services = new Map<
    string,
    { service: ServiceRecord; scopes: Map<string, ServiceScopeRecord> }
  >();
  for (const { service, scopes } of servers.flatMap((server) => server.serviceScopes)) {
    const known = services.get(service.id) ?? {
      service,
      scopes: new Map<string, ServiceScopeRecord>(),
    };
    services.set(service.id, { service: { ...service, ...known.service }, scopes: known.scopes });
    for (const scope of scopes) if (!known.scopes.has(scope.id)) known.scopes.set(scope.id, scope);
  }
  return [...services.values()].map(({ service, scopes }) => ({
    service,
    scopes: [...scopes.values()],
  }));
}
