import type { DeclaredAccess, DeclaredRole } from "../access";

/** A role that was called `from` and is declared as `to`. */
export interface RoleMove {
  readonly from: string;
  readonly to: string;
}

export interface RoleRenames {
  /** The key under which a role counts in both states: of a renamed one, the later key. */
  readonly keyOf: (key: string) => string;
}

/**
 * The roles that go by another name in the later state: those that say so, and those whose place of declaration is the
 * same. A name that both states declare is no rename: then there are two roles.
 */
export function renamedRoles(
  before: DeclaredAccess,
  after: DeclaredAccess,
  moves: readonly RoleMove[],
): RoleRenames {
  const earlierKeys = keysOf(before);
  const laterKeys = keysOf(after);
  const laterByPlace = uniqueBy(after.roles, ({ at }) => at);
  const earlierByPlace = uniqueBy(before.roles, ({ at }) => at);
  const laterByName = uniqueBy(after.roles, ({ name }) => name);
  const toName = new Map(moves.map(({ from, to }) => [from, to]));
  const said = (role: DeclaredRole) => laterByName.get(toName.get(role.name) ?? "");
  const here = (role: DeclaredRole) =>
    earlierByPlace.get(role.at) === role ? laterByPlace.get(role.at) : undefined;
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const find of [said, here]) {
    for (const role of before.roles) {
      const to = find(role)?.key;
      if (role.key === undefined || to === undefined) continue;
      if (laterKeys.has(role.key) || earlierKeys.has(to)) continue;
      if (renames.has(role.key) || taken.has(to)) continue;
      renames.set(role.key, to);
      taken.add(to);
    }
  }
  return { keyOf: (key) => renames.get(key) ?? key };
}

function keysOf({ roles }: DeclaredAccess): ReadonlySet<string | undefined> {
  return new Set(roles.map(({ key }) => key));
}

function uniqueBy(
  roles: readonly DeclaredRole[],
  keyOf: (role: DeclaredRole) => string,
): ReadonlyMap<string, DeclaredRole> {
  const found = new Map<string, DeclaredRole>();
  const repeated = new Set<string>();
  for (const role of roles) {
    const key = keyOf(role);
    if (found.has(key)) repeated.add(key);
    found.set(key, role);
  }
  for (const key of repeated) found.delete(key);
  return found;
}
