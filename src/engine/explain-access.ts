import {
  type EffectiveAccess,
  effectiveAccess,
  type HeldByGroup,
  type HeldOnService,
  type HeldRole,
  type LinkedServiceAccess,
  linkedServiceAccess,
  type Named,
  type PrincipalKind,
  type Via,
} from "../rbac";
import { toDeclaredAccess } from "../manifest";
import type { GrantRecord, GroupRecord, TenantReader } from "../tenant";
import { selectServices, type ServiceChoice } from "./choose-services";
import { findPrincipal, type FoundPrincipal } from "./find-principal";
import { keyOfId, keyOfRole, liveKeys, type LiveService, readDirectory } from "./live-keys";
import { levelsOf } from "./live-facts";
import type { LoadedManifest } from "./load";

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
}

export interface ExplainOptions extends ServiceChoice {
  /** A user alone, or a group alone. Default: whichever is called so. */
  readonly kind?: PrincipalKind;
  /** The desired state, where the ends of what is held are looked up: a tenant holds none. */
  readonly loaded?: readonly LoadedManifest[];
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
    const records = await recordsOf(reader, service, principal, groups);
    const explained = explain(service, records);
    const isEmpty = explained.kind === "linked" && explained.access.reason === "no_record";
    if (isEmpty && options.service === undefined) continue;
    services.push(explained);
    held.push(...records.map((record) => ({ ...record, service })));
  }
  const ends = endsOf(held, principal, options.loaded ?? [], liveKeys(directory));
  return { principal, groups: groups.map(toNamed), services, ends };
}

/** One record of the tenant that counts for the principal. */
interface CountingRecord {
  readonly via: Via;
  /** The place of the group in the tenant's list; the tenant tells no time of creation. */
  readonly rank: number;
  readonly grant: GrantRecord;
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
  { entry }: LiveService,
  { kind, id: ownId }: FoundPrincipal,
  groups: readonly GroupRecord[],
): Promise<readonly CountingRecord[]> {
  const ranks = new Map(groups.map((group, rank) => [group.id, { group, rank }]));
  const ownType = kind === "user" ? "USER" : "GROUP";
  const grants = await reader.grants(entry.service.id);
  return grants.flatMap((grant): CountingRecord[] => {
    const { type, id } = grant.principal;
    if (type === ownType && id === ownId) return [{ via: { kind: "direct" }, rank: -1, grant }];
    const found = type === "GROUP" ? ranks.get(id) : undefined;
    if (found === undefined) return [];
    return [{ via: { kind: "group", group: toNamed(found.group) }, rank: found.rank, grant }];
  });
}

function explain(service: LiveService, records: readonly CountingRecord[]): ExplainedService {
  const { label, own } = service.declared;
  const namesById = new Map(service.roles.map(({ id, name }) => [id, name]));
  const heldOn = ({ grant: { roles, scope } }: CountingRecord): HeldOnService => ({
    roles: roles.map(({ id, name }) => ({ id, name: namesById.get(id) ?? name ?? id })),
    ...(scope === undefined ? {} : { scope: { id: scope.id, name: scope.name ?? scope.id } }),
  });
  if (own) {
    const levels = new Map(service.roles.map((role) => [role.id, levelsOf(role)]));
    const held = records.flatMap((record) =>
      heldOn(record).roles.map((role): HeldRole => {
        const permissions = levels.get(role.id);
        return { role, via: record.via, permissions: permissions && toRecord(permissions) };
      }),
    );
    return { kind: "zidentity", service: label, access: effectiveAccess(held) };
  }
  const direct = records.find(({ via }) => via.kind === "direct");
  const groups = records.flatMap((record): HeldByGroup[] =>
    record.via.kind === "group"
      ? [{ ...heldOn(record), group: record.via.group, creationRank: record.rank }]
      : [],
  );
  const access = linkedServiceAccess({
    ...(direct === undefined ? {} : { own: heldOn(direct) }),
    groups,
  });
  return { kind: "linked", service: label, access };
}

function toRecord(levels: ReadonlyMap<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    [...levels].flatMap(([module, level]) => (level === undefined ? [] : [[module, level]])),
  );
}

function toNamed({ id, name }: GroupRecord): Named {
  return { id, name };
}

/** Ends are declared in a desired state alone; each is looked up for the roles that are held. */
function endsOf(
  held: readonly Held[],
  { kind, id }: FoundPrincipal,
  loaded: readonly LoadedManifest[],
  keys: ReturnType<typeof liveKeys>,
): readonly DeclaredEnd[] {
  const { grants } = toDeclaredAccess(
    loaded.map(({ manifest }) => manifest),
    keys,
  );
  const ends = new Map<string, string>();
  for (const { principal, service, roles, expiresAt } of grants) {
    if (expiresAt === undefined || principal.key === undefined) continue;
    for (const role of roles)
      ends.set(JSON.stringify([principal.kind, principal.key, service.key, role.key]), expiresAt);
  }
  return held.flatMap(({ via, service, grant }) =>
    grant.roles.flatMap((role) => {
      const [ofKind, ofId] = via.kind === "direct" ? [kind, id] : ["group", via.group.id];
      const key = [
        ofKind,
        keyOfId(ofId),
        service.declared.key,
        keyOfRole(service.declared, role.id),
      ];
      const expiresAt = ends.get(JSON.stringify(key));
      const name = service.roles.find((one) => one.id === role.id)?.name ?? role.name ?? role.id;
      return expiresAt === undefined
        ? []
        : [{ service: service.declared.label, role: name, via, expiresAt }];
    }),
  );
}
