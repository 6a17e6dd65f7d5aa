import { compareLevels, highest, isLevel, type Level } from "./levels";
import { isModuleKey, MODULE_KEYS } from "./modules";
import { compareText, inKeyOrder, type Named, namedKey, type Via, viaKey } from "./provenance";

/** A ZIdentity role that a user holds. */
export interface HeldRole {
  readonly role: Named;
  readonly via: Via;
  /** Module to level, in lower case; `undefined` when the tenant does not say what the role permits. */
  readonly permissions: Readonly<Record<string, string>> | undefined;
}

/**
 * `decides`: gives the effective level. `outranked`: gives a weaker one.
 * `not_comparable`: gives a level that this version does not know, so that it may be weaker or stronger than any other.
 */
export type Standing = "decides" | "outranked" | "not_comparable";

/** One way in which a user comes to a level on a module. */
export interface LevelPath {
  readonly role: Named;
  readonly via: Via;
  /** As the role gives it: a `Level`, or the text of one that this version does not know. Never `none`. */
  readonly level: string;
  readonly standing: Standing;
}

/** What a user may do on one module, and why. */
export interface EffectiveModule {
  readonly module: string;
  /** False for a module that the vendor added after this version. */
  readonly known: boolean;
  /** The highest level of all comparable paths. */
  readonly level: Level;
  /**
   * False when the user may in truth hold more: a path is not comparable, or a role's permissions are not known and
   * the level is not `full` already.
   */
  readonly exact: boolean;
  /** Every path that gives a level; those that decide first, then the strongest. Empty at `none`. */
  readonly paths: readonly LevelPath[];
}

export interface EffectiveAccess {
  /** Every known module in the order of `MODULE_KEYS`, then the unknown ones by name. */
  readonly modules: readonly EffectiveModule[];
  /** Roles that the user holds and whose permissions are not known. */
  readonly unreadRoles: readonly Pick<HeldRole, "role" | "via">[];
}

type Grant = Omit<LevelPath, "standing">;

/**
 * The access of a user to ZIdentity itself: roles add up, and the highest level on each module wins (002), whether a
 * role is held directly or through a group. Neither order nor repetition of the roles matters.
 */
export function effectiveAccess(held: Iterable<HeldRole>): EffectiveAccess {
  const grants = new Map<string, Grant[]>(MODULE_KEYS.map((module) => [module, []]));
  const unread: Pick<HeldRole, "role" | "via">[] = [];
  for (const { role, via, permissions } of held) {
    if (permissions === undefined) unread.push({ role, via });
    for (const [module, level] of Object.entries(permissions ?? {})) {
      const ofModule = grants.get(module) ?? [];
      grants.set(module, ofModule);
      if (level !== "none") ofModule.push({ role, via, level });
    }
  }
  const unknown = [...grants.keys()].filter((module) => !isModuleKey(module)).sort(compareText);
  return {
    modules: [...MODULE_KEYS, ...unknown].map((module) =>
      effectiveModule(module, grants.get(module) ?? [], unread.length === 0),
    ),
    unreadRoles: inKeyOrder(unread, ({ role, via }) => `${viaKey(via)}${namedKey(role)}`),
  };
}

function effectiveModule(
  module: string,
  grants: readonly Grant[],
  allRolesRead: boolean,
): EffectiveModule {
  const level = highest(grants.map((grant) => grant.level).filter(isLevel));
  const paths = inKeyOrder(grants, grantKey)
    .map((grant) => ({ ...grant, standing: standingOf(grant.level, level) }))
    .sort(compareStanding);
  return {
    module,
    known: isModuleKey(module),
    level,
    exact:
      (allRolesRead || level === "full") &&
      paths.every((path) => path.standing !== "not_comparable"),
    paths,
  };
}

function standingOf(level: string, effective: Level): Standing {
  if (!isLevel(level)) return "not_comparable";
  return level === effective ? "decides" : "outranked";
}

/** Comparable levels from the strongest down, then the others; the sort is stable, so that ties keep their order. */
function compareStanding(a: LevelPath, b: LevelPath): number {
  if (isLevel(a.level) && isLevel(b.level)) return compareLevels(b.level, a.level);
  return Number(!isLevel(a.level)) - Number(!isLevel(b.level));
}

function grantKey({ role, via, level }: Grant): string {
  return `${viaKey(via)}${namedKey(role)}${JSON.stringify(level)}`;
}
