import { DiagnosticsError } from "../../diagnostics";
import type {
  EntitlementRecord,
  GrantBody,
  GrantRecord,
  Principal,
  TenantPort,
  TenantReader,
} from "../../tenant";
import { otherScope } from "./spared-scope";
import type { SparedGrants } from "./spared-grants";

/** The tenant as if nothing of what is spared were there: what is declared is compared with the rest. */
export function readerWithoutSpared(reader: TenantReader, spared: SparedGrants): TenantReader {
  return spared.any ? new ReaderWithoutSpared(reader, spared) : reader;
}

/** The same to be written to: what is spared stays in every record, also what came since it was read. */
export function portWithoutSpared(port: TenantPort, spared: SparedGrants): TenantPort {
  return spared.any ? new PortWithoutSpared(port, spared) : port;
}

class ReaderWithoutSpared implements TenantReader {
  protected readonly spared: SparedGrants;
  readonly #reader: TenantReader;
  /** A list is answered as one and the same for as long as the reader does: look-ups are made by it. */
  readonly #answered = new WeakMap<readonly unknown[], readonly unknown[]>();

  constructor(reader: TenantReader, spared: SparedGrants) {
    this.#reader = reader;
    this.spared = spared;
  }

  users: TenantReader["users"] = () => this.#reader.users();
  groups: TenantReader["groups"] = () => this.#reader.groups();
  services: TenantReader["services"] = () => this.#reader.services();
  roles: TenantReader["roles"] = () => this.#reader.roles();
  members: TenantReader["members"] = (groupId) => this.#reader.members(groupId);
  groupsOf: TenantReader["groupsOf"] = (userId) => this.#reader.groupsOf(userId);
  callerRoles: TenantReader["callerRoles"] = () => this.#reader.callerRoles();

  async grants(serviceId: string): Promise<readonly GrantRecord[]> {
    return this.#once(await this.#reader.grants(serviceId), (records) =>
      records.flatMap((record) => this.rest(record) ?? []),
    );
  }

  async entitlements(serviceId: string): Promise<readonly EntitlementRecord[]> {
    return this.#once(await this.#reader.entitlements(serviceId), (records) =>
      records.filter((record) => !this.spared.entitles(record)),
    );
  }

  /** A record holds at least one role: one of which all are spared is not there. */
  protected rest(record: GrantRecord): GrantRecord | undefined {
    const stays = new Set(this.spared.rolesOf(record).map(({ id }) => id));
    if (stays.size === 0) return record;
    const roles = record.roles.filter(({ id }) => !stays.has(id));
    return roles.length === 0 ? undefined : { ...record, roles };
  }

  #once<T>(list: readonly T[], change: (list: readonly T[]) => readonly T[]): readonly T[] {
    const known = this.#answered.get(list) as readonly T[] | undefined;
    if (known !== undefined) return known;
    const changed = change(list);
    this.#answered.set(list, changed);
    return changed;
  }
}

class PortWithoutSpared extends ReaderWithoutSpared implements TenantPort {
  readonly #port: TenantPort;

  constructor(port: TenantPort, spared: SparedGrants) {
    super(port, spared);
    this.#port = port;
  }

  createRole: TenantPort["createRole"] = (body) => this.#port.createRole(body);
  replaceRole: TenantPort["replaceRole"] = (id, change) => this.#port.replaceRole(id, change);
  deleteRole: TenantPort["deleteRole"] = (id) => this.#port.deleteRole(id);
  entitle: TenantPort["entitle"] = (principal, serviceId) =>
    this.#port.entitle(principal, serviceId);

  async removeEntitlement(principal: Principal, serviceId: string): Promise<void> {
    if (this.spared.entitles({ principal, serviceId })) return;
    await this.#port.removeEntitlement(principal, serviceId);
  }

  async changeGrant(
    principal: Principal,
    serviceId: string,
    change: (current: GrantRecord | undefined) => GrantBody | undefined,
  ): Promise<GrantRecord | undefined> {
    const after = await this.#port.changeGrant(principal, serviceId, (current) =>
      current === undefined ? change(undefined) : this.#beside(current, change(this.rest(current))),
    );
    return after === undefined ? undefined : this.rest(after);
  }

  /** What shall be, with what stays. Throws DiagnosticsError where that has another scope: a record has one. */
  #beside(current: GrantRecord, body: GrantBody | undefined): GrantBody | undefined {
    const stays = this.spared.rolesOf(current).map(({ id }) => ({ id }));
    if (stays.length === 0) return body;
    const scope = current.scope === undefined ? {} : { scope: { id: current.scope.id } };
    if (body?.scope !== undefined && body.scope.id !== current.scope?.id)
      throw new DiagnosticsError([otherScope(current)]);
    const given = body?.roles ?? [];
    const others = stays.filter(({ id }) => !given.some((role) => role.id === id));
    return { roles: [...given, ...others], ...scope };
  }
}
