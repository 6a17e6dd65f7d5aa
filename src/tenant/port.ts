import type {
  EntitlementRecord,
  GrantBody,
  GrantRecord,
  GroupRecord,
  Principal,
  RoleRecord,
  ServiceWithScopes,
  UserRecord,
} from "./records";

/**
 * What is observed in a tenant. Each list is read at most once by an implementation that caches (the snapshot),
 * and shows what this process has written.
 *
 * Errors: `CapabilityMissingError` where the tenant does not offer the operation behind a list; the client's own
 * errors for everything that goes wrong on the way.
 */
export interface TenantReader {
  users(): Promise<readonly UserRecord[]>;
  /** In the order in which the tenant lists them. */
  groups(): Promise<readonly GroupRecord[]>;
  /** ZIdentity itself and the linked services, each with its roles and scopes. */
  services(): Promise<readonly ServiceWithScopes[]>;
  /** ZIdentity's own roles, with permissions. */
  roles(): Promise<readonly RoleRecord[]>;
  /** Who administers a service. */
  grants(serviceId: string): Promise<readonly GrantRecord[]>;
  /** Who may use a service. */
  entitlements(serviceId: string): Promise<readonly EntitlementRecord[]>;
  /** The users of a group. */
  members(groupId: string): Promise<readonly UserRecord[]>;
  /** The groups of a user, in no order that means anything. */
  groupsOf(userId: string): Promise<readonly GroupRecord[]>;
  /**
   * ZIdentity's own roles that the API client holds with which we are signed in. Undefined where the tenant does not
   * let it be known, wholly and for certain; never one of the errors of a refusal.
   */
  callerRoles(): Promise<readonly RoleRecord[] | undefined>;
}

/**
 * What the vendor documents of the entitlements of one user. Whether a list shows what he holds himself or also what
 * he holds through groups, the documents do not say (docs/decisions/0009-documented-mode.md).
 */
export interface UserEntitlementsReader {
  /** Only the lists that are asked for; the others are empty. Undefined for a user who is gone. */
  shown(
    user: UserRecord,
    lists: { readonly grants: boolean; readonly entitlements: boolean },
  ): Promise<ShownEntitlements | undefined>;
}

/** What a tenant answers when it is asked for one user. */
export interface ShownEntitlements {
  readonly user: UserRecord;
  readonly grants: readonly GrantRecord[];
  readonly entitlements: readonly EntitlementRecord[];
}

/** What the kernel may do to a tenant. Every write resolves when the tenant has confirmed it. */
export interface TenantPort extends TenantReader {
  createRole(body: Omit<RoleRecord, "id">): Promise<RoleRecord>;
  /**
   * Reads the role afresh, lets `change` derive the new record from what is there now, and replaces it (with
   * `If-Match` where the tenant sends an ETag). Fields that `change` keeps reach the tenant unchanged.
   */
  replaceRole(id: string, change: (current: RoleRecord) => RoleRecord): Promise<RoleRecord>;
  /** Resolves also when the role is already gone. */
  deleteRole(id: string): Promise<void>;

  /**
   * Reads the record of this pair afresh, lets `change` derive the new one, and writes it. `change` gets undefined
   * where the pair has no record, and answers undefined to revoke. Concurrent calls for one pair run one after another.
   */
  changeGrant(
    principal: Principal,
    serviceId: string,
    change: (current: GrantRecord | undefined) => GrantBody | undefined,
  ): Promise<GrantRecord | undefined>;

  entitle(principal: Principal, serviceId: string): Promise<void>;
  /** Resolves also when the entitlement is already gone. */
  removeEntitlement(principal: Principal, serviceId: string): Promise<void>;
}
