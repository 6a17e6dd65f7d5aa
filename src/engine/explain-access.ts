import {
  type CountingRecord,
  type EffectiveAccess,
  linkedAccess,
  type LinkedServiceAccess,
  type Named,
  type PrincipalKind,
  type Via,
  zidentityAccess,
} from "../rbac";
import type { Capability, GroupRecord, TenantReader } from "../tenant";
import { selectServices, type ServiceChoice } from "./choose-services";
import { type DeclaredEnds, declaredEnds } from "./declared-ends";
import { findPrincipal, type FoundPrincipal } from "./find-principal";
import { heldOn, permissionsOf } from "./live-grants";
import { liveKeys, type LiveService, readDirectory } from "./live-keys";
import type { LoadedManifest } from "./loaded-manifest";

/** The access of a user or group on one service, and every way by which it comes. */
export type ExplainedService =
  | { readonly kind: "zidentity"; readonly service: string; readonly access: EffectiveAccess }
  | { readonly kind: "linked"; readonly service: string; readonly access: LinkedServiceAccess };

/** An end that is declared for a role which is held in the tenant. */
export interface DeclaredEnd {
  readonly service: string;
  readonly role: string;
  readonly via: Via;
  /** As it is declared. */
  readonly expiresAt: string;
}

export interface ExplainedAccess {
  readonly principal: FoundPrincipal;
  /** The groups of a user, in the order of the tenant. */
  readonly groups: readonly Named[];
  /** ZIdentity itself and the linked services on which something is held, or those that were asked for. */
  readonly services: readonly ExplainedService[];
  readonly ends: readonly DeclaredEnd[];
  /** Set where the tenant offers what the vendor documents and no more: what it lacks. */
  readonly documented?: { readonly missing: readonly Capability[] };
}

export interface ExplainOptions extends ServiceChoice {
  /** A user alone, or a group alone. Default: whichever is called so. */
  readonly kind?: PrincipalKind;
  /** The desired state, where the ends of what is held are looked up: a tenant holds none. */
  readonly loaded?: readonly LoadedManifest[];
  /** True where a record of the user may as well be that of a group: the tenant does not tell. Default: false. */
  readonly untold?: boolean;
}

/** What somebody may do in the tenant now, and why. Reads only. Throws DiagnosticsError for what is not there. */
export async function explainAccess(
  reader: TenantReader,
  who: string,
  options: ExplainOptions = {},
): Promise<ExplainedAccess> {
  const principal = await findPrincipal(reader, who, options.kind);
  const directory = await readDirectory(reader);
  const groups = principal.kind === "user" ? await groupsInOrder(reader, principal.id) : [];
  const services: ExplainedService[] = [];
  const held: Held[] = [];
  for (const service of selectServices(directory.services, options)) {
    const told = await recordsOf(reader, service, principal, groups);
    const records = options.untold === true ? told.map(asUntold) : told;
    const explained = explain(service, records);
    const isEmpty = explained.kind === "linked" && explained.access.reason === "no_record";
    if (isEmpty && options.service === undefined) continue;
    services.push(explained);
    held.push(...records.map((record) => ({ ...record, service })));
  }
  const ends = endsOf(held, principal, declaredEnds(options.loaded ?? [], liveKeys(directory)));
  return { principal, groups: groups.map(toNamed), services, ends };
}

/** The user's own record, where nobody knows whether it is his own. */
function asUntold(record: CountingRecord): CountingRecord {
  return record.via.kind === "direct" ? { ...record, via: { kind: "untold" } } : record;
}

type Held = CountingRecord & { readonly service: LiveService };

async function groupsInOrder(
  reader: TenantReader,
  userId: string,
): Promise<readonly GroupRecord[]> {
  const ids = new Set((await reader.groupsOf(userId)).map(({ id }) => id));
  return (await reader.groups()).filter(({ id }) => ids.has(id));
}

async function recordsOf(
  reader: TenantReader,
  service: LiveService,
  { kind, id: ownId }: FoundPrincipal,
  groups: readonly GroupRecord[],
): Promise<readonly CountingRecord[]> {
  const ranks = new Map(groups.map((group, rank) => [group.id, { group, rank }]));
  const ownType = kind === "user" ? "USER" : "GROUP";
  const grants = await reader.grants(service.entry.service.id);
  const read = heldOn(service);
  return grants.flatMap((grant): CountingRecord[] => {
    const { type, id } = grant.principal;
    const held = read(grant);
    if (type === ownType && id === ownId) return [{ via: { kind: "direct" }, rank: -1, ...held }];
    const found = type === "GROUP" ? ranks.get(id) : undefined;
    if (found === undefined) return [];
    return [{ via: { kind: "group", group: toNamed(found.group) }, rank: found.rank, ...held }];
  });
}

function explain(service: LiveService, records: readonly CountingRecord[]): ExplainedService {
  const { label, own } = service.declared;
  if (!own) return { kind: "linked", service: label, access: linkedAccess(records) };
  const permissions = new Map(service.roles.map((role) => [role.id, permissionsOf(role)]));
  const access = zidentityAccess(records, (roleId) => permissions.get(roleId));
  return { kind: "zidentity", service: label, access };
}

function toNamed({ id, name }: GroupRecord): Named {
  return { id, name };
}

/** The ends of what is held, as the desired state declares them. */
function endsOf(
  held: readonly Held[],
  { kind, id }: FoundPrincipal,
  endOf: DeclaredEnds,
): readonly DeclaredEnd[] {
  return held.flatMap(({ via, service, roles }) =>
    roles.flatMap((role) => {
      const holder = via.kind === "group" ? { kind: "group", id: via.group.id } : { kind, id };
      const expiresAt = endOf(holder, service, role.id);
      if (expiresAt === undefined) return [];
      return [{ service: service.declared.label, role: role.name, via, expiresAt }];
    }),
  );
}
