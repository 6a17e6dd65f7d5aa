import type {
  DeclaredAccess,
  DeclaredEntitlement,
  DeclaredGrant,
  DeclaredLevels,
  DeclaredPrincipal,
  DeclaredRole,
  DeclaredService,
  GrantedRole,
} from "../../access/declared-access";

/** The moment at which the examples of the rules are judged. */
export const EXAMPLE_NOW = new Date("2026-06-01T00:00:00Z");

export const zidentity: DeclaredService = { key: "ZIdentity", label: "ZIdentity", own: true };
export const zia: DeclaredService = linked("ZIA");
export const zpa: DeclaredService = linked("ZPA");

export function group(name: string): DeclaredPrincipal {
  return { kind: "group", key: name, label: name };
}

export function user(login: string): DeclaredPrincipal {
  return { kind: "user", key: login, label: login };
}

export function levels(permissions: Readonly<Record<string, string>>): DeclaredLevels {
  return new Map(Object.entries(permissions));
}

export function role(name: string, permissions: Readonly<Record<string, string>>): DeclaredRole {
  return { at: `roles/${name}`, key: name, name, permissions: levels(permissions) };
}

/** A role of ZIdentity by its name, or of a linked service. */
export function named(name: string, service: DeclaredService = zidentity): GrantedRole {
  const key = service.own ? name : `${service.label}/${name}`;
  return { key, label: name, ownerServiceKey: service.key };
}

/** A grant with all that an example does not care about. */
export function grant(
  principal: DeclaredPrincipal,
  service: DeclaredService,
  roles: readonly GrantedRole[],
  more: Partial<DeclaredGrant> = {},
): DeclaredGrant {
  const at = `assignments/${principal.label} on ${service.label}`;
  return { at, principal, service, roles, scope: { kind: "absent" }, exclusive: true, ...more };
}

export function entitlement(
  principal: DeclaredPrincipal,
  service: DeclaredService,
  at = `entitlements/${principal.label} on ${service.label}`,
): DeclaredEntitlement {
  return { at, principal, service };
}

export function declare(parts: Partial<DeclaredAccess>): DeclaredAccess {
  return { roles: [], grants: [], entitlements: [], ...parts };
}

function linked(name: string): DeclaredService {
  return { key: name, label: name, own: false, product: name };
}
