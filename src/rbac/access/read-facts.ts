import type { DeclaredLevels } from "./declared-access";
import { fieldsOf, flagOf, itemsOf, mapOf, textOf, textsOf, type Unread } from "./read-value";
import type { GroupFacts, LiveGrant, ServiceFacts, TenantFacts, UserFacts } from "./tenant-facts";

interface Readers {
  readonly readLevels: (given: unknown) => DeclaredLevels | undefined;
  readonly readHeld: (given: Unread) => LiveGrant;
}

/** As `readDeclared`, for what is known about the tenant. */
export function readFacts(
  given: unknown,
  { readLevels, readHeld }: Readers,
): TenantFacts | undefined {
  if (given === undefined) return undefined;
  const { groups, users, services, memberships, liveGrants, predefinedRoles } = fieldsOf(given);
  return {
    groups: mapOf(groups, readGroup),
    users: mapOf(users, readUser),
    services: mapOf(services, readService),
    memberships: mapOf(memberships, readKeys),
    liveGrants: Array.isArray(liveGrants) ? itemsOf(liveGrants).map(readHeld) : undefined,
    predefinedRoles: mapOf(predefinedRoles, readLevels),
  };
}

function readGroup(given: unknown): GroupFacts {
  const { adminEnabled, serviceEnabled, dynamic, source, label } = fieldsOf(given);
  return {
    adminEnabled: flagOf(adminEnabled),
    serviceEnabled: flagOf(serviceEnabled),
    dynamic: flagOf(dynamic),
    source: textOf(source),
    label: textOf(label),
  };
}

function readUser(given: unknown): UserFacts {
  const { active, label } = fieldsOf(given);
  return { active: flagOf(active), label: textOf(label) };
}

function readService(given: unknown): ServiceFacts {
  const { linked, hasScopes, roleNames } = fieldsOf(given);
  return { linked: flagOf(linked), hasScopes: flagOf(hasScopes), roleNames: textsOf(roleNames) };
}

function readKeys(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((key) => typeof key === "string") : [];
}
