import {
  type EntitlementRecord,
  type GrantBody,
  type GrantRecord,
  type Principal,
  type RoleRecord,
  type TenantPort,
  type TenantReader,
} from "../../tenant";
import { pendingId } from "../pending";

type Held<T> = Map<string, T>;

/**
 * A tenant as it will be: reads as the real one, and takes every write into memory. What a plan does to access is found
 * out by carrying it out here, by the same code that carries it out there.
 */
export class Rehearsal implements TenantPort {
  readonly #real: TenantReader;
  #roles: Promise<Held<RoleRecord>> | undefined;
  readonly #grants = new Map<string, Promise<Held<GrantRecord>>>();
  readonly #entitlements = new Map<string, Promise<Held<EntitlementRecord>>>();
  /** What is answered until the next write: look-ups in a list rely on it to be the same one. */
  readonly #answered = new Map<string, readonly unknown[]>();

  constructor(real: TenantReader) {
    this.#real = real;
  }

  users: TenantReader["users"] = () => this.#real.users();
  groups: TenantReader["groups"] = () => this.#real.groups();
  services: TenantReader["services"] = () => this.#real.services();
  members: TenantReader["members"] = (groupId) => this.#real.members(groupId);
  groupsOf: TenantReader["groupsOf"] = (userId) => this.#real.groupsOf(userId);

  async roles(): Promise<readonly RoleRecord[]> {
    const roles = await this.#heldRoles();
    return this.#list("roles", roles);
  }

  async grants(serviceId: string): Promise<readonly GrantRecord[]> {
    return this.#list(`grants/${serviceId}`, await this.#heldGrants(serviceId));
  }

  async entitlements(serviceId: string): Promise<readonly EntitlementRecord[]> {
    return this.#list(`entitlements/${serviceId}`, await this.#heldEntitlements(serviceId));
  }

  /** The roles of the caller as they will be. */
  async callerRoles(): Promise<readonly RoleRecord[] | undefined> {
    const [held, roles] = await Promise.all([this.#real.callerRoles(), this.#heldRoles()]);
    return held?.flatMap(({ id }) => roles.get(id) ?? []);
  }

  async createRole(body: Omit<RoleRecord, "id">): Promise<RoleRecord> {
    const role = { ...body, id: pendingId(body.name) };
    (await this.#heldRoles()).set(role.id, role);
    this.#answered.delete("roles");
    return role;
  }

  async replaceRole(id: string, change: (current: RoleRecord) => RoleRecord): Promise<RoleRecord> {
    const roles = await this.#heldRoles();
    const current = roles.get(id);
    if (current === undefined) throw new Error(`There is no role ${id} to change.`);
    const next = change(current);
    roles.set(id, next);
    this.#answered.delete("roles");
    return next;
  }

  async deleteRole(id: string): Promise<void> {
    (await this.#heldRoles()).delete(id);
    this.#answered.delete("roles");
  }

  async changeGrant(
    principal: Principal,
    serviceId: string,
    change: (current: GrantRecord | undefined) => GrantBody | undefined,
  ): Promise<GrantRecord | undefined> {
    const grants = await this.#heldGrants(serviceId);
    const key = keyOf({ principal });
    const current = grants.get(key);
    const body = change(current);
    this.#answered.delete(`grants/${serviceId}`);
    if (body === undefined) {
      grants.delete(key);
      return undefined;
    }
    const grant = { principal: current?.principal ?? principal, serviceId, ...body };
    grants.set(key, grant);
    return grant;
  }

  async entitle(principal: Principal, serviceId: string): Promise<void> {
    const held = await this.#heldEntitlements(serviceId);
    held.set(keyOf({ principal }), { principal, serviceId });
    this.#answered.delete(`entitlements/${serviceId}`);
  }

  async removeEntitlement(principal: Principal, serviceId: string): Promise<void> {
    (await this.#heldEntitlements(serviceId)).delete(keyOf({ principal }));
    this.#answered.delete(`entitlements/${serviceId}`);
  }

  #heldRoles(): Promise<Held<RoleRecord>> {
    return (this.#roles ??= this.#real
      .roles()
      .then((roles) => new Map(roles.map((role) => [role.id, role]))));
  }

  #heldGrants(serviceId: string): Promise<Held<GrantRecord>> {
    return heldIn(this.#grants, serviceId, () => this.#real.grants(serviceId));
  }

  #heldEntitlements(serviceId: string): Promise<Held<EntitlementRecord>> {
    return heldIn(this.#entitlements, serviceId, () => this.#real.entitlements(serviceId));
  }

  #list<T>(name: string, held: Held<T>): readonly T[] {
    const known = this.#answered.get(name) as readonly T[] | undefined;
    if (known !== undefined) return known;
    const list = [...held.values()];
    this.#answered.set(name, list);
    return list;
  }
}

function heldIn<T extends { readonly principal: Principal }>(
  all: Map<string, Promise<Held<T>>>,
  serviceId: string,
  read: () => Promise<readonly T[]>,
): Promise<Held<T>> {
  const known =
    all.get(serviceId) ??
    read().then((records) => new Map(records.map((record) => [keyOf(record), record])));
  all.set(serviceId, known);
  return known;
}

function keyOf({ principal: { type, id } }: { readonly principal: Principal }): string {
  return `${type}/${id}`;
}
