import { type AccessIndex, isExpired } from "../access/access-index";
import { decidingRecord } from "../access/app-access";
import type {
  DeclaredEntitlement,
  DeclaredGrant,
  DeclaredPrincipal,
  DeclaredService,
  GrantedRole,
  PrincipalKind,
} from "../access/declared-access";
import type { Keyed } from "../access/finding";
import { type HeldRecord, type Holder, principalId } from "../access/holders";
import { KNOWN_AFTER_APPLY } from "../access/words";
import { type EffectiveAccess, effectiveAccess, type HeldRole } from "../effective-access";
import { inKeyOrder, namedKey, type Via, viaKey } from "../provenance";
import { knownKey } from "./comparable";
import { type End, endOf, latest, NEVER } from "./ends";

/** What a principal holds in effect once a state is applied. */
export interface StandingAccess {
  /** On ZIdentity itself. */
  readonly own: EffectiveAccess;
  /** When each way to a level ends, by `pathKey`. */
  readonly pathEnds: ReadonlyMap<string, End>;
  /** By the key of the service; a service on which nothing is held is absent. */
  readonly services: ReadonlyMap<string, StandingService>;
  /** By the key of the service. */
  readonly entitlements: ReadonlyMap<string, StandingEntitlement>;
}

export interface StandingService {
  readonly service: DeclaredService;
  /** By role and scope. */
  readonly items: ReadonlyMap<string, StandingItem>;
}

export interface StandingItem {
  readonly role: Keyed;
  readonly scope: string | undefined;
  readonly via: readonly Via[];
  readonly end: End;
  /** Whether it is known what the role permits on ZIdentity. */
  readonly levelsKnown: boolean;
}

export interface StandingEntitlement {
  readonly service: DeclaredService;
  readonly via: readonly Via[];
  readonly end: End;
}

/** Somebody by whom a principal holds something: itself, or a group of a user. */
interface Source {
  readonly via: Via;
  readonly kind: PrincipalKind;
  readonly key: string;
}

/** Reads what principals hold in one state. */
export class StandingReader {
  readonly #index: AccessIndex;
  readonly #entitlements = new Map<string, DeclaredEntitlement[]>();

  constructor(index: AccessIndex) {
    this.#index = index;
    for (const one of index.declared.entitlements) {
      const { kind } = one.principal;
      if (isExpired(one, index.now)) continue;
      push(this.#entitlements, principalId(kind, knownKey(one.principal)), one);
    }
  }

  /** Everybody who holds anything by a record of his own. */
  principals(): readonly DeclaredPrincipal[] {
    const entitled = [...this.#entitlements.values()].flat().map(({ principal }) => principal);
    const holders = this.#index.holders.all.map(({ principal }) => principal);
    return [...holders, ...entitled];
  }

  read(principal: DeclaredPrincipal): StandingAccess {
    const sources = this.#sourcesOf(principal);
    const { held, pathEnds, services } = this.#ownRoles(sources);
    for (const [service, standing] of this.#linkedRoles(sources)) services.set(service, standing);
    return {
      own: effectiveAccess(held),
      pathEnds,
      services,
      entitlements: this.#entitled(sources),
    };
  }

  #sourcesOf(principal: DeclaredPrincipal): readonly Source[] {
    const { kind } = principal;
    const key = knownKey(principal);
    const itself: Source = { via: { kind: "direct" }, kind, key };
    if (kind === "group") return [itself];
    const groups = this.#index.holders.groupsOf(key).map((id): Source => {
      const group = { id, name: this.#groupLabel(id) };
      return { via: { kind: "group", group }, kind: "group", key: id };
    });
    return [itself, ...groups];
  }

  #groupLabel(key: string): string {
    const id = principalId("group", key);
    const named = this.#index.holders.find("group", key) ?? this.#entitlements.get(id)?.[0];
    return named?.principal.label ?? this.#index.facts.groups?.get(key)?.label ?? key;
  }

  /** Roles add up, over all sources. */
  #ownRoles(sources: readonly Source[]) {
    const held: HeldRole[] = [];
    const ends = new Map<string, End[]>();
    const open = new Map<string, OpenService>();
    for (const source of sources) {
      for (const record of this.#holder(source)?.records.values() ?? []) {
        if (!record.service.own) continue;
        for (const { role, grant } of record.roles) {
          const levels = this.#index.levelsOf(role);
          const named = { id: role.key ?? "", name: role.label };
          const path = { role: named, via: source.via };
          held.push({ ...path, permissions: levels && asRecord(levels) });
          push(ends, pathKey(path), endOfGrant(grant));
        }
        this.#collect(open, record, source.via);
      }
    }
    const pathEnds = new Map([...ends].map(([key, all]) => [key, latest(all)]));
    return { held, pathEnds, services: closed(open) };
  }

  /** On a linked service one record decides. */
  #linkedRoles(sources: readonly Source[]): ReadonlyMap<string, StandingService> {
    const holders = sources.map((source) => this.#holder(source) ?? NOBODY);
    const [own = NOBODY, ...groups] = holders;
    const open = new Map<string, OpenService>();
    for (const key of new Set(holders.flatMap(({ records }) => [...records.keys()]))) {
      const record = decidingRecord(own, groups, key);
      if (record?.service.own !== false) continue;
      const by = sources.find((_, at) => holders[at]?.records.get(key) === record);
      if (by !== undefined) this.#collect(open, record, by.via);
    }
    return closed(open);
  }

  #collect(open: Map<string, OpenService>, { service, roles }: HeldRecord, via: Via): void {
    const key = knownKey(service);
    const ofService = open.get(key) ?? { service, items: new Map<string, OpenItem>() };
    open.set(key, ofService);
    for (const { role, grant } of roles) {
      const scope = service.own ? undefined : scopeOf(grant);
      const itemKey = JSON.stringify([role.key, scope ?? null]);
      const item = ofService.items.get(itemKey) ?? this.#openItem(role, scope);
      ofService.items.set(itemKey, item);
      item.via.push(via);
      item.ends.push(endOfGrant(grant));
    }
  }

  #openItem(role: GrantedRole, scope: string | undefined): OpenItem {
    const levelsKnown = this.#index.levelsOf(role) !== undefined;
    return { role: { key: role.key, label: role.label }, scope, levelsKnown, via: [], ends: [] };
  }

  #entitled(sources: readonly Source[]): ReadonlyMap<string, StandingEntitlement> {
    const found = new Map<string, { service: DeclaredService; via: Via[]; ends: End[] }>();
    for (const { via, kind, key } of sources) {
      for (const { service, expiresAt } of this.#entitlements.get(principalId(kind, key)) ?? []) {
        const known = found.get(knownKey(service)) ?? { service, via: [], ends: [] };
        found.set(knownKey(service), known);
        known.via.push(via);
        known.ends.push(endOf(expiresAt));
      }
    }
    return new Map(
      [...found].map(([key, { service, via, ends }]) => [
        key,
        { service, via: inKeyOrder(via, viaKey), end: latest(ends) },
      ]),
    );
  }

  #holder({ kind, key }: Source): Holder | undefined {
    return this.#index.holders.find(kind, key);
  }
}

/** One way to a level. */
export function pathKey({ role, via }: Pick<HeldRole, "role" | "via">): string {
  return `${viaKey(via)}${namedKey(role)}`;
}

interface OpenItem extends Omit<StandingItem, "via" | "end"> {
  readonly via: Via[];
  readonly ends: End[];
}

interface OpenService {
  readonly service: DeclaredService;
  readonly items: Map<string, OpenItem>;
}

function closed(open: ReadonlyMap<string, OpenService>): Map<string, StandingService> {
  return new Map(
    [...open].map(([key, { service, items }]) => [
      key,
      { service, items: new Map([...items].map(([item, one]) => [item, standing(one)])) },
    ]),
  );
}

function standing({ role, scope, levelsKnown, via, ends }: OpenItem): StandingItem {
  return {
    role,
    levelsKnown,
    scope,
    via: inKeyOrder(via, viaKey),
    end: latest(ends),
  };
}

const NOBODY: Pick<Holder, "records"> = { records: new Map() };

function asRecord(levels: ReadonlyMap<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    [...levels].map(([module, level]) => [module, level ?? KNOWN_AFTER_APPLY] as const),
  );
}

function scopeOf(grant: DeclaredGrant | undefined): string | undefined {
  if (grant === undefined || grant.scope.kind === "absent") return undefined;
  return grant.scope.kind === "given" ? grant.scope.label : KNOWN_AFTER_APPLY;
}

/** What nobody declares has no end that anybody knows of. */
function endOfGrant(grant: DeclaredGrant | undefined): End {
  return grant === undefined ? NEVER : endOf(grant.expiresAt);
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}
