import type {
  DeclaredAccess,
  DeclaredEntitlement,
  DeclaredGrant,
  DeclaredLevels,
  DeclaredPrincipal,
  DeclaredRole,
  DeclaredScope,
  DeclaredService,
  Deployer,
  GrantedRole,
} from "./declared-access";
import { fieldsOf, itemsOf, textOf, textsOf, type Unread } from "./read-value";
import { readFacts } from "./read-facts";
import type { LiveGrant } from "./tenant-facts";

/**
 * A desired state as the rules may rely on it: whatever is not of the declared form, which only a caller without types
 * can give, counts as absent or as not known. Never throws.
 */
export function readDeclared(given: unknown): DeclaredAccess {
  const { roles, grants, entitlements, deployer, facts } = fieldsOf(given);
  return {
    roles: itemsOf(roles).map(readRole),
    grants: itemsOf(grants).map(readGrant),
    entitlements: itemsOf(entitlements).map(readEntitlement),
    deployer: readDeployer(deployer),
    facts: readFacts(facts, { readLevels, readHeld: readLive }),
  };
}

function readRole({ at, key, name, permissions }: Unread): DeclaredRole {
  return {
    at: textOf(at) ?? "",
    key: textOf(key),
    name: textOf(name) ?? "",
    permissions: readLevels(permissions) ?? new Map<string, undefined>(),
  };
}

function readGrant(given: Unread): DeclaredGrant {
  return {
    at: textOf(given["at"]) ?? "",
    ...readHeld(given),
    scope: readScope(fieldsOf(given["scope"])),
    exclusive: given["exclusive"] !== false,
    expiresAt: textOf(given["expiresAt"]),
  };
}

function readEntitlement({ at, principal, service, expiresAt }: Unread): DeclaredEntitlement {
  return {
    at: textOf(at) ?? "",
    principal: readPrincipal(fieldsOf(principal)),
    service: readService(fieldsOf(service)),
    expiresAt: textOf(expiresAt),
  };
}

function readHeld({ principal, service, roles }: Unread) {
  return {
    principal: readPrincipal(fieldsOf(principal)),
    service: onceRead(SERVICES, readService, service),
    roles: readRoles(roles),
  };
}

function readLive(given: Unread): LiveGrant {
  const { stays } = given;
  return { ...readHeld(given), ...(stays === undefined ? {} : { stays: readRoles(stays) }) };
}

function readRoles(roles: unknown): readonly GrantedRole[] {
  if (!Array.isArray(roles)) return [];
  return roles.map((role: unknown) => onceRead(ROLES, readGrantedRole, role));
}

/** Of 100,000 grants, many name the same service and role: each is read once, and is one object. */
function onceRead<T>(known: WeakMap<object, T>, read: (given: Unread) => T, given: unknown): T {
  if (typeof given !== "object" || given === null) return read({});
  const before = known.get(given);
  if (before !== undefined) return before;
  const made = read(fieldsOf(given));
  known.set(given, made);
  return made;
}

const SERVICES = new WeakMap<object, DeclaredService>();
const ROLES = new WeakMap<object, GrantedRole>();

function readPrincipal({ kind, key, label }: Unread): DeclaredPrincipal {
  return { kind: kind === "group" ? "group" : "user", ...readKeyed(key, label) };
}

function readService({ key, label, own, id, product }: Unread): DeclaredService {
  const known = { id: textOf(id), product: textOf(product) };
  return { ...readKeyed(key, label), own: own === true, ...known };
}

function readGrantedRole(given: Unread): GrantedRole {
  return {
    ...readKeyed(given["key"], given["label"]),
    permissions: readLevels(given["permissions"]),
    ownerServiceKey: textOf(given["ownerServiceKey"]),
    ownerServiceId: textOf(given["ownerServiceId"]),
    ownerLabel: textOf(given["ownerLabel"]),
  };
}

function readKeyed(key: unknown, label: unknown) {
  return { key: textOf(key), label: textOf(label) ?? textOf(key) ?? "not known yet" };
}

function readScope({ kind, label }: Unread): DeclaredScope {
  if (kind === "given") return { kind, label: textOf(label) ?? "not known yet" };
  return kind === "absent" ? { kind } : { kind: "unknown" };
}

function readDeployer(given: unknown): Deployer | undefined {
  const { permissions, serviceAdminKeys } = fieldsOf(given);
  const levels = readLevels(permissions);
  if (levels === undefined) return undefined;
  return { permissions: levels, serviceAdminKeys: textsOf(serviceAdminKeys) };
}

function readLevels(given: unknown): DeclaredLevels | undefined {
  if (!(given instanceof Map)) return undefined;
  const levels = new Map<string, string | undefined>();
  for (const [module, level] of given as ReadonlyMap<unknown, unknown>) {
    if (typeof module === "string") levels.set(module, textOf(level));
  }
  return levels;
}
