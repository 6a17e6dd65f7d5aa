import type { StoredGroup, StoredUser } from "./state";

/**
 * The filters that the vendor documents. Any other parameter is ignored without a word, `search` among them:
 * that is how the real tenant behaves.
 */
export function filterUsers(query: URLSearchParams, users: readonly StoredUser[]): StoredUser[] {
  const login = filled(query, "loginname");
  const loginLike = filled(query, "loginname[like]");
  const displayLike = filled(query, "displayname[like]");
  return users.filter(
    (user) =>
      (login === undefined || same(user.loginName, login)) &&
      (loginLike === undefined || contains(user.loginName, loginLike)) &&
      (displayLike === undefined || contains(user.displayName, displayLike)),
  );
}

export function filterGroups(
  query: URLSearchParams,
  groups: readonly StoredGroup[],
): StoredGroup[] {
  const withoutDynamic = filled(query, "excludedynamicgroups")?.toLowerCase() === "true";
  return filterByName(query, groups).filter((group) => !(withoutDynamic && isDynamic(group)));
}

export function filterByName<Named extends { readonly name: string }>(
  query: URLSearchParams,
  items: readonly Named[],
): Named[] {
  const like = filled(query, "name[like]");
  return items.filter((item) => like === undefined || contains(item.name, like));
}

export function isDynamic(group: StoredGroup): boolean {
  return group.dynamicGroup ?? group.isDynamicGroup ?? false;
}

function filled(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name);
  return value === null || value === "" ? undefined : value;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
