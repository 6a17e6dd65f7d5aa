import type { ReadableTenant } from "../../../src/engine";
import type {
  EntitlementRecord,
  GrantRecord,
  GroupRecord,
  Principal,
  RoleRecord,
  ServiceWithScopes,
  TenantPort,
  TenantReader,
  UserRecord,
} from "../../../src/tenant";

/** What a tenant holds, as far as a test needs it. */
export interface FakeContents {
  users?: readonly UserRecord[];
  groups?: readonly GroupRecord[];
  services?: readonly ServiceWithScopes[];
  roles?: readonly RoleRecord[];
  grants?: readonly GrantRecord[];
  entitlements?: readonly EntitlementRecord[];
  /** Group id to the ids of its members. */
  members?: Readonly<Record<string, readonly string[]>>;
  /** The ids of the roles that the caller holds; absent where the tenant does not tell. */
  callerRoleIds?: readonly string[] | undefined;
}

/** A tenant in memory that takes every write and judges nothing. */
export class FakeTenant implements TenantPort {
  readonly contents: Required<FakeContents>;

  constructor(contents: FakeContents = {}) {
    this.contents = {
      users: [],
      groups: [],
      services: [],
      roles: [],
      grants: [],
      entitlements: [],
      members: {},
      callerRoleIds: undefined,
      ...contents,
    };
  }

  users = async () => this.contents.users;
  groups = async () => this.contents.groups;
  services = async () => this.contents.services;
  roles = async () => this.contents.roles;
  members = async (groupId: string) =>
    this.contents.users.filter(({ id }) => this.contents.members[groupId]?.includes(id));
  groupsOf = async (userId: string) =>
    this.contents.groups.filter(({ id }) => this.contents.members[id]?.includes(userId));
  callerRoles = async () => {
    const { callerRoleIds, roles } = this.contents;
    return callerRoleIds && roles.filter(({ id }) => callerRoleIds.includes(id));
  };

  async grants(serviceId: string) {
    return this.contents.grants.filter((grant) => grant.serviceId === serviceId);
  }

  async entitlements(serviceId: string) {
    return this.contents.entitlements.filter((record) => record.serviceId === serviceId);
  }

  async createRole(body: Omit<RoleRecord, "id">): Promise<RoleRecord> {
    const role = { ...body, id: `new-${body.name}` };
    this.contents.roles = [...this.contents.roles, role];
    return role;
  }

  async replaceRole(id: string, change: (current: RoleRecord) => RoleRecord) {
    const current = this.contents.roles.find((role) => role.id === id);
    if (current === undefined) throw new Error(`There is no role ${id}.`);
    const next = change(current);
    this.contents.roles = this.contents.roles.map((role) => (role.id === id ? next : role));
    return next;
  }

  async deleteRole(id: string): Promise<void> {
    this.contents.roles = this.contents.roles.filter((role) => role.id !== id);
  }

  changeGrant: TenantPort["changeGrant"] = async (principal, serviceId, change) => {
    const isIt = (record: { principal: Principal; serviceId: string }) =>
      samePair(record, principal, serviceId);
    const body = change(this.contents.grants.find(isIt));
    const others = this.contents.grants.filter((grant) => !isIt(grant));
    const grant = body === undefined ? undefined : { principal, serviceId, ...body };
    this.contents.grants = grant === undefined ? others : [...others, grant];
    return grant;
  };

  async entitle(principal: Principal, serviceId: string): Promise<void> {
    this.contents.entitlements = [...this.contents.entitlements, { principal, serviceId }];
  }

  async removeEntitlement(principal: Principal, serviceId: string): Promise<void> {
    this.contents.entitlements = this.contents.entitlements.filter(
      (record) => !samePair(record, principal, serviceId),
    );
  }
}

/** The same for what may also ask for one user at a time, which nothing asks of a tenant that offers everything. */
export function readable(reader: TenantReader): ReadableTenant {
  return { reader, ofUsers: { shown: () => Promise.resolve(undefined) } };
}

function samePair(
  record: { principal: Principal; serviceId: string },
  { type, id }: Principal,
  serviceId: string,
): boolean {
  return (
    record.serviceId === serviceId && record.principal.type === type && record.principal.id === id
  );
}
