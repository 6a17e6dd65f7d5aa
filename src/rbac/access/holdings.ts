import type { AccessIndex } from "./access-index";
import type { DeclaredGrant, DeclaredLevels, GrantedRole } from "./declared-access";
import type { Keyed } from "./finding";
import type { Holder } from "./holders";

/** A role on ZIdentity itself that a principal holds. */
export interface Holding {
  readonly role: GrantedRole;
  /** Undefined when it is not known what the role permits. */
  readonly levels: DeclaredLevels | undefined;
  /** Absent for a role that nobody declares. */
  readonly grant?: DeclaredGrant;
  /** The group through which a user holds it. */
  readonly group?: Keyed;
}

/** What is not known to be anything: its levels may be any. */
const UNKNOWN_HOLDING: Holding = { role: { key: undefined, label: "" }, levels: undefined };

const CACHE = new WeakMap<Holder, readonly Holding[]>();

/** What a user or group holds by itself. */
export function ownHoldings(index: AccessIndex, holder: Holder | undefined): readonly Holding[] {
  if (holder === undefined) return [];
  const known = CACHE.get(holder);
  if (known !== undefined) return known;
  const holdings: Holding[] = holder.complete ? [] : [UNKNOWN_HOLDING];
  for (const { service, roles } of holder.records.values()) {
    if (!service.own) continue;
    for (const { role, grant } of roles) {
      const levels = index.levelsOf(role);
      holdings.push({ role, levels, ...(grant === undefined ? {} : { grant }) });
    }
  }
  CACHE.set(holder, holdings);
  return holdings;
}

/** What a user holds by himself and, where the memberships are known, through his groups. */
export function holdingsOfUser(index: AccessIndex, userKey: string): readonly Holding[] {
  const { holders } = index;
  const own = ownHoldings(index, holders.find("user", userKey));
  const groups = holders.groupsOf(userKey);
  const throughGroups = groups.flatMap((key) => {
    const holder = holders.find("group", key);
    if (holder === undefined) return [];
    const group = { key, label: holder.principal.label };
    return ownHoldings(index, holder).map((holding): Holding => ({ ...holding, group }));
  });
  return [...own, ...throughGroups];
}

/** All that counts for a principal: a user's groups as well, a group's own roles only. */
export function holdingsOf(index: AccessIndex, holder: Holder): readonly Holding[] {
  const { kind, key } = holder.principal;
  return kind === "user" && key !== undefined
    ? holdingsOfUser(index, key)
    : ownHoldings(index, holder);
}

/** What a person calls a user. */
export function userLabel({ holders, facts }: AccessIndex, key: string): string {
  return holders.find("user", key)?.principal.label ?? facts.users?.get(key)?.label ?? key;
}
