import { predefinedRole } from "../../rbac";
import { findOwnService } from "../../resources";
import {
  type Capability,
  type EntitlementRecord,
  type GrantRecord,
  type GroupRecord,
  type RoleRecord,
  rolesOfService,
  type ServiceWithScopes,
  type TenantReader,
  type UserRecord,
} from "../../tenant";

/** What stands in for the lists of entitlements that a tenant does not offer. */
export interface StandInRecords {
  grants(serviceId: string): readonly GrantRecord[];
  entitlements(serviceId: string): readonly EntitlementRecord[];
}

/** What roles permit, by their names, where another source than the tenant tells it. */
export type KnownLevels = ReadonlyMap<string, Readonly<Record<string, string>>>;

const NOTHING: StandInRecords = { grants: () => [], entitlements: () => [] };

/**
 * A tenant with something in the place of what it does not offer: roles by name and id from the documented list of
 * services, without permissions; and the given records.
 */
export class DirectoryReader implements TenantReader {
  readonly #tenant: TenantReader;
  readonly #missing: ReadonlySet<Capability>;
  readonly #records: StandInRecords;
  readonly #levels: KnownLevels;

  constructor(
    tenant: TenantReader,
    missing: ReadonlySet<Capability>,
    records: StandInRecords = NOTHING,
    levels: KnownLevels = new Map(),
  ) {
    this.#tenant = tenant;
    this.#missing = missing;
    this.#records = records;
    this.#levels = levels;
  }

  users(): Promise<readonly UserRecord[]> {
    return this.#tenant.users();
  }

  groups(): Promise<readonly GroupRecord[]> {
    return this.#tenant.groups();
  }

  services(): Promise<readonly ServiceWithScopes[]> {
    return this.#tenant.services();
  }

  async roles(): Promise<readonly RoleRecord[]> {
    if (!this.#missing.has("roles")) return this.#tenant.roles();
    return rolesOfService(await findOwnService(this.#tenant)).map(({ id, name }) => {
      const permissions = this.#levels.get(name);
      const role = { id, name, systemDefined: predefinedRole(name) !== undefined };
      return permissions === undefined ? role : { ...role, permissions };
    });
  }

  async grants(serviceId: string): Promise<readonly GrantRecord[]> {
    if (!this.#missing.has("admin_entitlements")) return this.#tenant.grants(serviceId);
    return this.#records.grants(serviceId);
  }

  async entitlements(serviceId: string): Promise<readonly EntitlementRecord[]> {
    if (!this.#missing.has("service_entitlements")) return this.#tenant.entitlements(serviceId);
    return this.#records.entitlements(serviceId);
  }

  members(groupId: string): Promise<readonly UserRecord[]> {
    return this.#tenant.members(groupId);
  }

  groupsOf(userId: string): Promise<readonly GroupRecord[]> {
    return this.#tenant.groupsOf(userId);
  }

  callerRoles(): Promise<readonly RoleRecord[] | undefined> {
    return this.#tenant.callerRoles();
  }
}
