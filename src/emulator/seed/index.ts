/**
 * A believable tenant from a seed: one seed makes one directory, ids included.
 * Holds made-up data alone; nothing here looks at a running tenant.
 */
import { STATE_VERSION, type TenantDocument } from "../state";
import { seedApiClients, seedSecrets } from "./clients";
import { seedSource } from "./source";
import { seedGroups, seedMemberships } from "./groups";
import { OWNER } from "./known";
import { SUPER_ADMIN_NAME, seedRoles } from "./roles";
import { seedResourceServers, seedServices } from "./services";
import { seedUsers } from "./users";

export * from "./known";

/** Counts, both at least those of the directory's fixed entries. */
export interface TenantSize {
  /** Default 200; at least 2. */
  readonly users: number;
  /** Default 40; at least 40. */
  readonly groups: number;
}

const DEFAULT_SIZE: TenantSize = { users: 200, groups: 40 };

/**
 * The document of a new tenant. The owner holds Super Admin on ZIdentity; nobody holds anything else.
 * Errors: `RangeError` for a size below the least.
 */
export function seedTenant(seed: string | number, size: TenantSize = DEFAULT_SIZE): TenantDocument {
  requireSize(size);
  const source = seedSource(String(seed));
  const services = seedServices(source);
  const roles = seedRoles(source);
  const users = seedUsers(source, size.users);
  const groups = seedGroups(source, size.groups);
  const resourceServers = seedResourceServers(source, services);
  return {
    version: STATE_VERSION,
    seed: String(seed),
    users,
    groups,
    memberships: seedMemberships(source, groups, users),
    services,
    roles,
    grants: [
      {
        principal: { type: "USER", id: source.idOf(OWNER.loginName) },
        serviceId: source.idOf("ZIAM"),
        roleIds: [source.idOf(SUPER_ADMIN_NAME)],
      },
    ],
    entitlements: [],
    apiClients: seedApiClients(source, services),
    secrets: seedSecrets(source),
    resourceServers,
  };
}

function requireSize({ users, groups }: TenantSize): void {
  const fits = (count: number, least: number) => Number.isInteger(count) && count >= least;
  if (fits(users, 2) && fits(groups, DEFAULT_SIZE.groups)) return;
  throw new RangeError(
    `A tenant needs at least 2 users and ${DEFAULT_SIZE.groups} groups, in whole numbers; ` +
      `${users} users and ${groups} groups were asked for.`,
  );
}
