import { inspect } from "node:util";
import { ZIDENTITY_SERVICE } from "../tenant";
import { ClientSecret } from "./client-secret";
import { PairTable } from "./pair-table";
import {
  STATE_VERSION,
  type StoredApiClient,
  type StoredEntitlement,
  type StoredGrant,
  type StoredGroup,
  type StoredPrincipal,
  type StoredResourceServer,
  type StoredRole,
  type StoredService,
  type StoredUser,
  type TenantDocument,
} from "./state";

/**
 * The tenant's state in memory. Maps keep the order in which things were made, which is the order of every list.
 * It judges nothing: the handlers check, then write.
 */
export class TenantStore {
  readonly seed: string;
  readonly users: Map<string, StoredUser>;
  readonly groups: Map<string, StoredGroup>;
  /** By group. */
  readonly members: Map<string, Set<string>>;
  readonly services: Map<string, StoredService>;
  /** ZIdentity's own. */
  readonly roles: Map<string, StoredRole>;
  readonly grants: PairTable<StoredGrant>;
  readonly entitlements: PairTable<StoredEntitlement>;
  readonly apiClients: Map<string, StoredApiClient>;
  readonly secrets: Map<string, ClientSecret>;
  readonly resourceServers: Map<string, StoredResourceServer>;

  constructor(document: TenantDocument) {
    this.seed = document.seed;
    this.users = byId(document.users);
    this.groups = byId(document.groups);
    this.members = new Map(document.memberships.map((m) => [m.groupId, new Set(m.userIds)]));
    this.services = byId(document.services);
    this.roles = byId(document.roles);
    this.grants = new PairTable(document.grants);
    this.entitlements = new PairTable(document.entitlements);
    this.apiClients = byId(document.apiClients);
    this.secrets = byId(
      document.secrets.map((s) => new ClientSecret(s.id, s.clientId, s.createdAt, s.value)),
    );
    this.resourceServers = byId(document.resourceServers);
  }

  /** ZIdentity's own service. */
  get zidentity(): StoredService {
    for (const service of this.services.values()) {
      if (service.name === ZIDENTITY_SERVICE) return service;
    }
    throw new Error(`The tenant has no service ${ZIDENTITY_SERVICE}`);
  }

  membersOf(groupId: string): Set<string> {
    const members = this.members.get(groupId) ?? new Set<string>();
    this.members.set(groupId, members);
    return members;
  }

  /** A user or group leaves nothing behind: grants, entitlements and memberships go with it. */
  deletePrincipal(principal: StoredPrincipal): void {
    this.grants.deleteOf(principal);
    this.entitlements.deleteOf(principal);
    if (principal.type === "GROUP") {
      this.groups.delete(principal.id);
      this.members.delete(principal.id);
      return;
    }
    this.users.delete(principal.id);
    for (const members of this.members.values()) members.delete(principal.id);
  }

  /** The whole state as plain data, client secrets included: for the state file alone. */
  toDocument(): TenantDocument {
    return {
      version: STATE_VERSION,
      seed: this.seed,
      users: [...this.users.values()],
      groups: [...this.groups.values()],
      memberships: [...this.members].map(([groupId, ids]) => ({ groupId, userIds: [...ids] })),
      services: [...this.services.values()],
      roles: [...this.roles.values()],
      grants: this.grants.all(),
      entitlements: this.entitlements.all(),
      apiClients: [...this.apiClients.values()],
      secrets: [...this.secrets.values()].map((secret) => ({
        id: secret.id,
        clientId: secret.clientId,
        createdAt: secret.createdAt,
        value: secret.reveal(),
      })),
      resourceServers: [...this.resourceServers.values()],
    };
  }

  [inspect.custom](): string {
    return `TenantStore(seed ${this.seed}, ${this.users.size} users, ${this.groups.size} groups)`;
  }
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
