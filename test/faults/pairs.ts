import type { TenantStore } from "../../src/emulator";

/** A principal and a service: what a grant or an entitlement is about. */
export interface Pair {
  readonly principal: { readonly type: "USER" | "GROUP"; readonly id: string };
  readonly serviceId: string;
}

export function keyOf({ principal, serviceId }: Pair): string {
  return `${principal.type}/${principal.id}/${serviceId}`;
}

/** Pairs that the tenant lets hold roles and services alike. */
export function allPairs(store: TenantStore): Pair[] {
  const users = [...store.users.values()].filter(({ status }) => status);
  const groups = [...store.groups.values()].filter(
    (group) => group.adminEntitlementEnabled && group.serviceEntitlementEnabled,
  );
  const principals = [
    ...users.map(({ id }) => ({ type: "USER", id }) as const),
    ...groups.map(({ id }) => ({ type: "GROUP", id }) as const),
  ];
  const services = [...store.services.values()].filter(({ name }) =>
    ["ZIAM", "ZIA", "ZPA"].includes(name),
  );
  return services.flatMap(({ id }) =>
    principals.map((principal) => ({ principal, serviceId: id })),
  );
}

/** The ids of the roles of a service that were there from the start: predefined ones, or a linked service's. */
export function givenRoles(store: TenantStore, serviceId: string): string[] {
  const service = store.services.get(serviceId);
  if (service === undefined) throw new Error(`No service ${serviceId}`);
  const roles =
    service.id === store.zidentity.id
      ? [...store.roles.values()].filter(({ systemDefined }) => systemDefined)
      : service.linkedRoles;
  return roles.map(({ id }) => id);
}

/** A scope, on services that have them. */
export function firstScope(store: TenantStore, serviceId: string): string | undefined {
  return store.services.get(serviceId)?.scopes[0]?.id;
}
