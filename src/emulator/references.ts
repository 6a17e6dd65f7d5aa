import { ZIDENTITY_SERVICE } from "../tenant";
import type { TenantDocument } from "./state";

/**
 * The first reference in a document to something that is not there, as a clause; undefined where all is whole.
 * A state file may have been edited by hand, and a dangling id would surface as a strange answer much later.
 */
export function findDanglingReference(document: TenantDocument): string | undefined {
  const users = ids(document.users);
  const groups = ids(document.groups);
  const services = ids(document.services);
  const roles = ids([
    ...document.roles,
    ...document.services.flatMap((service) => service.linkedRoles),
  ]);
  if (document.services.filter((service) => service.name === ZIDENTITY_SERVICE).length !== 1) {
    return `services: there must be exactly one ${ZIDENTITY_SERVICE}`;
  }
  const missing = (place: string, known: ReadonlySet<string>, id: string) =>
    known.has(id) ? [] : [`${place} names ${id}, which does not exist`];
  const pair = (
    place: string,
    { principal, serviceId }: TenantDocument["entitlements"][number],
  ) => [
    ...missing(`${place}.principal`, principal.type === "USER" ? users : groups, principal.id),
    ...missing(`${place}.serviceId`, services, serviceId),
  ];
  return [
    ...document.memberships.flatMap((m, i) => [
      ...missing(`memberships.${i}`, groups, m.groupId),
      ...m.userIds.flatMap((id) => missing(`memberships.${i}`, users, id)),
    ]),
    ...document.grants.flatMap((grant, i) => [
      ...pair(`grants.${i}`, grant),
      ...grant.roleIds.flatMap((id) => missing(`grants.${i}.roleIds`, roles, id)),
    ]),
    ...document.entitlements.flatMap((entitlement, i) => pair(`entitlements.${i}`, entitlement)),
    ...document.resourceServers.flatMap((server, i) =>
      server.serviceIds.flatMap((id) => missing(`resourceServers.${i}.serviceIds`, services, id)),
    ),
  ][0];
}

function ids(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map((item) => item.id));
}
