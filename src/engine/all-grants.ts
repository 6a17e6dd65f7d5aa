import { roleIdsOf } from "../resources";
import { isListValue, type ObjectValue, property } from "../schema";
import type { ServiceRecord, TenantReader } from "../tenant";
import { type Holding, holdingKey, holdingOf } from "./holding";

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
        ...grants.flatMap((grant) => grant.roles.map((role) => grantKey(grant, role.id))),
        ...entitlements.map(holdingKey),
      ];
      return { service, keys: [...new Set(keys)] };
    }),
  );
}

/** The grants that one object stands for: those of an assignment or an entitlement; a role is none. */
export function grantsIn(object: ObjectValue): readonly string[] {
  const holding = holdingOf(object);
  if (holding === undefined) return [];
  if (!isListValue(property(object, "role_ids"))) return [holdingKey(holding)];
  return roleIdsOf(object).map((role) => grantKey(holding, role));
}

function grantKey(holding: Holding, roleId: string): string {
  return `${holdingKey(holding)} ${roleId}`;
}
