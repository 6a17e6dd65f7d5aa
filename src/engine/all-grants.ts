import { GROUP, USER } from "../resources";
import { isListValue, knownString, type ObjectValue, property } from "../schema";
import type { PrincipalType, ServiceRecord, TenantReader } from "../tenant";

/** Everything that a tenant grants on one service, a key each. */
export interface ServiceGrants {
  readonly service: ServiceRecord;
  readonly keys: readonly string[];
}

/** All grants: one role of one principal on one service, or the entitlement of one principal to one service. */
export async function readAllGrants(reader: TenantReader): Promise<readonly ServiceGrants[]> {
  const services = await reader.services();
  return Promise.all(
    services.map(async ({ service }) => {
      const { id } = service;
      const [grants, entitlements] = await Promise.all([
        reader.grants(id),
        reader.entitlements(id),
      ]);
      const keys = [
        ...grants.flatMap(({ principal, roles }) =>
          roles.map((role) => grantKey(principal.type, principal.id, id, role.id)),
        ),
        ...entitlements.map(({ principal }) => grantKey(principal.type, principal.id, id)),
      ];
      return { service, keys: [...new Set(keys)] };
    }),
  );
}

/** The grants that one object stands for: those of an assignment or an entitlement; a role is none. */
export function grantsIn(object: ObjectValue): readonly string[] {
  const serviceId = knownString(property(object, "service_id"));
  if (serviceId === undefined) return [];
  return [USER, GROUP].flatMap(({ type, attribute }) => {
    const id = knownString(property(object, attribute));
    if (id === undefined) return [];
    const roles = property(object, "role_ids");
    if (!isListValue(roles)) return [grantKey(type, id, serviceId)];
    return roles
      .filter((role) => typeof role === "string")
      .map((role) => grantKey(type, id, serviceId, role));
  });
}

function grantKey(type: PrincipalType, id: string, serviceId: string, roleId?: string): string {
  const holding = `${type}/${id} ${serviceId}`;
  return roleId === undefined ? holding : `${holding} ${roleId}`;
}
