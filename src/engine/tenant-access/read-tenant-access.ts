import type { Named, PrincipalKind } from "../../rbac";
import { missingCapabilities } from "../../lifecycle";
import type { GrantRecord, Principal, TenantReader, UserRecord } from "../../tenant";
import { type DeclaredEnds, declaredEnds } from "../declared-ends";
import { selectServices } from "../choose-services";
import { readMemberships } from "../live-facts";
import { heldOn, permissionsOf } from "../live-grants";
import { type Directory, keyOfId, liveKeys, type LiveService, readDirectory } from "../live-keys";
import type { LoadedManifest } from "../loaded-manifest";

export interface TenantRole extends Named {
  /** Of roles of ZIdentity itself: module to level, in lower case; absent where the tenant does not tell it. */
  readonly permissions?: Readonly<Record<string, string>>;
}

export interface TenantService {
  readonly id: string;
  readonly label: string;
  /** Whether it is ZIdentity itself, where roles add up. */
  readonly own: boolean;
  readonly roles: readonly TenantRole[];
}

export interface TenantGroup extends Named {
  readonly dynamic?: boolean;
  /** Users that it gives what it holds to; absent for a group that holds none, whose members are not read. */
  readonly members?: number;
}

export interface TenantUser {
  readonly id: string;
  readonly loginName: string;
  readonly displayName?: string;
  readonly active?: boolean;
  /** Ids of those groups that hold something, in the order of the tenant. */
  readonly groups: readonly string[];
}

/** The record of one principal on one service. */
export interface TenantGrant {
  readonly principal: { readonly kind: PrincipalKind; readonly id: string; readonly name?: string };
  readonly serviceId: string;
  readonly roles: readonly Named[];
  readonly scope?: Named;
  /** True where it may as well be that of a group of his: the tenant shows that he holds it and not how. */
  readonly untold?: boolean;
  /** Ends that the desired state declares, by the id of the role. */
  readonly ends?: Readonly<Record<string, string>>;
}

/** Who may use a service. */
export interface TenantEntitlement {
  readonly principal: TenantGrant["principal"];
  readonly serviceId: string;
  /** As of a grant. */
  readonly untold?: boolean;
}

/** Of which records of users nobody knows whether they are their own. */
export interface UntoldRecords {
  readonly grants?: boolean;
  readonly entitlements?: boolean;
}

export interface TenantAccess {
  /** ZIdentity itself first. */
  readonly services: readonly TenantService[];
  /** In the order of the tenant: on linked services it decides. */
  readonly groups: readonly TenantGroup[];
  readonly users: readonly TenantUser[];
  readonly grants: readonly TenantGrant[];
  /** Absent where the tenant does not list them. */
  readonly entitlements?: readonly TenantEntitlement[];
}

/**
 * Who holds what in the whole tenant: its lists, and the members of those groups that hold something. Reads only.
 * Ends of what is held are looked up in the desired state, where there is one. `untold`: whether nobody knows if a
 * user's records are his own.
 */
export async function readTenantAccess(
  reader: TenantReader,
  loaded: readonly LoadedManifest[] = [],
  { untold = {} }: { readonly untold?: UntoldRecords } = {},
): Promise<TenantAccess> {
  const directory = await readDirectory(reader);
  const services = selectServices(directory.services, {});
  const endOf = declaredEnds(loaded, liveKeys(directory));
  const lists = await Promise.all(
    services.map(async (service) => {
      const read = heldOn(service);
      const records = await reader.grants(service.entry.service.id);
      return records.map((record) => ({
        ...toGrant(record, read(record), service, endOf),
        ...untoldOf(record, untold.grants),
      }));
    }),
  );
  const grants = lists.flat().filter(({ roles }) => roles.length > 0);
  const entitlements = await readEntitlements(services, reader, untold.entitlements);
  const holding = new Set(
    [...grants, ...(entitlements ?? [])].map(({ principal: { kind, id } }) => `${kind}:${id}`),
  );
  const holdingIds = directory.groups
    .map(({ id }) => id)
    .filter((id) => holding.has(`group:${id}`));
  const memberships = await readMemberships(holdingIds, reader);
  const idsByKey = new Map(holdingIds.map((id) => [keyOfId(id), id]));
  return {
    services: services.map(toService),
    groups: groupsOf(directory, memberships, idsByKey),
    users: directory.users.map((user) => toUser(user, memberships, idsByKey)),
    grants,
    ...(entitlements === undefined ? {} : { entitlements }),
  };
}

async function readEntitlements(
  services: readonly LiveService[],
  reader: TenantReader,
  untold: boolean | undefined,
): Promise<readonly TenantEntitlement[] | undefined> {
  if ((await missingCapabilities(reader, ["service_entitlements"])).size > 0) return undefined;
  const lists = await Promise.all(
    services.map(({ entry }) => reader.entitlements(entry.service.id)),
  );
  return lists.flat().map(({ principal, serviceId }) => ({
    principal: toPrincipal(principal),
    serviceId,
    ...untoldOf({ principal }, untold),
  }));
}

/** What stands at a group is the group's. */
function untoldOf(
  { principal }: { readonly principal: Principal },
  untold: boolean | undefined,
): { readonly untold?: true } {
  return untold === true && principal.type === "USER" ? { untold } : {};
}

function toPrincipal({ type, id, name }: Principal): TenantGrant["principal"] {
  const kind = type === "USER" ? "user" : "group";
  return { kind, id, ...(name === undefined ? {} : { name }) };
}

function toGrant(
  { principal, serviceId }: GrantRecord,
  held: { readonly roles: readonly Named[]; readonly scope?: Named },
  service: LiveService,
  endOf: DeclaredEnds,
): TenantGrant {
  const { kind, id } = toPrincipal(principal);
  const ends = held.roles.flatMap((role) => {
    const end = endOf({ kind, id }, service, role.id);
    return end === undefined ? [] : [[role.id, end] as const];
  });
  return {
    principal: toPrincipal(principal),
    serviceId,
    ...held,
    ...(ends.length === 0 ? {} : { ends: Object.fromEntries(ends) }),
  };
}

function toService({ entry, declared, roles }: LiveService): TenantService {
  return {
    id: entry.service.id,
    label: declared.label,
    own: declared.own,
    roles: roles.map((role) => {
      const permissions = declared.own ? permissionsOf(role) : undefined;
      return {
        id: role.id,
        name: role.name,
        ...(permissions === undefined ? {} : { permissions }),
      };
    }),
  };
}

/** User to groups, by their keys. */
type Memberships = ReadonlyMap<string, readonly string[]>;
type IdsByKey = ReadonlyMap<string, string>;

function groupsOf(
  { groups }: Directory,
  memberships: Memberships,
  idsByKey: IdsByKey,
): readonly TenantGroup[] {
  const counts = new Map([...idsByKey.keys()].map((key) => [key, 0]));
  for (const keys of memberships.values()) {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return groups.map(({ id, name, dynamicGroup }) => {
    const members = counts.get(keyOfId(id));
    return {
      id,
      name,
      ...(dynamicGroup === true ? { dynamic: true } : {}),
      ...(members === undefined ? {} : { members }),
    };
  });
}

function toUser(
  { id, loginName, displayName, status }: UserRecord,
  memberships: Memberships,
  idsByKey: IdsByKey,
): TenantUser {
  const groups = memberships.get(keyOfId(id)) ?? [];
  return {
    id,
    loginName,
    ...(displayName === undefined ? {} : { displayName }),
    ...(status === undefined ? {} : { active: status }),
    groups: groups.map((key) => idsByKey.get(key)).filter((group) => group !== undefined),
  };
}
