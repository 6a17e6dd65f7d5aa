import type { Emulator } from "../../../src/emulator";
import { rolesOfService, scopesOfService } from "../../../src/tenant";
import type { FakeTenant } from "../tenant/fake-tenant";

/** Puts what a tenant in memory holds into the embedded one, in the place of what the seed made. */
export function plant({ store }: Emulator, { contents }: FakeTenant): void {
  const own = store.zidentity;
  const idOf = (serviceId: string) => (serviceId === "s-own" ? own.id : serviceId);
  const { grants, entitlements } = store.toDocument();
  for (const { principal, serviceId } of grants) store.grants.delete(principal, serviceId);
  for (const { principal, serviceId } of entitlements)
    store.entitlements.delete(principal, serviceId);
  for (const map of [store.users, store.groups, store.roles]) map.clear();
  for (const id of [...store.services.keys()]) if (id !== own.id) store.services.delete(id);
  for (const user of contents.users)
    store.users.set(user.id, {
      displayName: "",
      status: true,
      department: {},
      idp: {},
      source: "UI",
      ...user,
    });
  for (const group of contents.groups)
    store.groups.set(group.id, {
      source: "UI",
      adminEntitlementEnabled: true,
      serviceEntitlementEnabled: true,
      ...group,
    });
  for (const role of contents.roles)
    store.roles.set(role.id, { systemDefined: false, permissions: {}, ...role });
  for (const entry of contents.services) {
    const { service } = entry;
    if (service.id === "s-own") continue;
    const linkedRoles = rolesOfService(entry).map(({ id, name }) => ({ id, name }));
    const scopes = [...scopesOfService(entry)];
    store.services.set(service.id, {
      displayName: "",
      zapsOnboarded: true,
      ...service,
      linkedRoles,
      scopes,
    });
  }
  const [server] = store.resourceServers.values();
  if (server !== undefined)
    store.resourceServers.set(server.id, { ...server, serviceIds: [...store.services.keys()] });
  for (const { principal, serviceId, roles, scope } of contents.grants) {
    const { type, id } = principal;
    const roleIds = roles.map((role) => role.id);
    const scoped = scope === undefined ? {} : { scopeId: scope.id };
    store.grants.put({ principal: { type, id }, serviceId: idOf(serviceId), roleIds, ...scoped });
  }
  for (const { principal, serviceId } of contents.entitlements)
    store.entitlements.put({ principal, serviceId: idOf(serviceId) });
}
