import type { Reference, ServiceScopeRecord, ServiceWithScopes } from "./records";

/** The name of ZIdentity's own service. */
export const ZIDENTITY_SERVICE = "ZIAM";

/** A role of a service as `GET /resource-servers` tells it. */
export interface ServiceRole extends Reference {
  readonly name: string;
  /** The scope that this line is about, on services that have scopes (ZPA). */
  readonly scope?: Required<Reference>;
}

const SCOPED_NAME = /^Scope:(?<scope>.*?): ?Role:(?<role>.*)$/s;
const PLAIN_NAME = /^Role:(?<role>.*)$/s;

/**
 * Reads one line of a service's list: `<serviceId>::<roleId>` named `Role:<role>`, or
 * `<serviceId>:<scopeId>:<roleId>` named `Scope:<scope>: Role:<role>`. Undefined for a line of another form.
 */
export function parseServiceScope(line: ServiceScopeRecord): ServiceRole | undefined {
  const [, scopeId, ...rest] = line.id.split(":");
  const id = rest.join(":");
  if (id === "") return undefined;
  if (scopeId === undefined || scopeId === "") {
    const name = PLAIN_NAME.exec(line.name)?.groups?.["role"];
    return name === undefined ? undefined : { id, name };
  }
  const names = SCOPED_NAME.exec(line.name)?.groups;
  if (names?.["role"] === undefined || names["scope"] === undefined) return undefined;
  return { id, name: names["role"], scope: { id: scopeId, name: names["scope"] } };
}

/** The roles of a service, each id once. */
export function rolesOfService(service: ServiceWithScopes): readonly ServiceRole[] {
  const byId = new Map<string, ServiceRole>();
  for (const line of service.scopes) {
    const role = parseServiceScope(line);
    if (role !== undefined && !byId.has(role.id))
      byId.set(role.id, { id: role.id, name: role.name });
  }
  return [...byId.values()];
}

/** The scopes of a service, each once; empty on services without scopes. */
export function scopesOfService(service: ServiceWithScopes): readonly Required<Reference>[] {
  const byId = new Map<string, Required<Reference>>();
  for (const line of service.scopes) {
    const scope = parseServiceScope(line)?.scope;
    if (scope !== undefined) byId.set(scope.id, scope);
  }
  return [...byId.values()];
}

/** `ZIA (zscalerthree.net, Acme West)`, or `ZIAM` for a service without cloud and organisation. */
export function describeService(service: {
  name: string;
  cloudName?: string;
  orgName?: string;
}): string {
  const where = [service.cloudName, service.orgName].filter(
    (part) => part !== undefined && part !== "",
  );
  return where.length === 0 ? service.name : `${service.name} (${where.join(", ")})`;
}
