import type { AccessDocument } from "../access-document";

/** Who hands out roles in the drawing: a group, or all users together who hold roles by records of their own. */
export interface Holder {
  /** The place of the group; undefined for the users. */
  readonly group?: number;
  /** Members of the group, or users. */
  readonly people: number;
  /** Places of roles, the most held first for users. */
  readonly roles: readonly number[];
}

export interface ChosenHolders {
  readonly holders: readonly Holder[];
  /** Groups that hold something and found no room. */
  readonly leftOut: number;
}

/** As many nodes as a person can follow: beyond, a drawing says less than a list. */
const MOST_NODES = 72;
const MOST_DIRECT_ROLES = 16;

/** The users, then the groups by what they reach, as many as find room. */
export function chooseHolders(document: AccessDocument): ChosenHolders {
  const drawn = new Set<number>();
  let nodes = document.services.length;
  const chosen: Holder[] = [];
  let leftOut = 0;
  for (const holder of [...directUsers(document), ...groupsByReach(document)]) {
    const fresh = holder.roles.filter((role) => !drawn.has(role));
    if (nodes + 1 + fresh.length > MOST_NODES) {
      leftOut += 1;
      continue;
    }
    for (const role of fresh) drawn.add(role);
    nodes += 1 + fresh.length;
    chosen.push(holder);
  }
  return { holders: chosen, leftOut };
}

function directUsers({ principals, grants }: AccessDocument): readonly Holder[] {
  const counts = new Map<number, number>();
  const users = new Set<number>();
  for (const { principal, roles } of grants) {
    if (principals[principal]?.kind !== "user") continue;
    users.add(principal);
    for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  if (users.size === 0) return [];
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([role]) => role);
  return [{ people: users.size, roles: byCount.slice(0, MOST_DIRECT_ROLES) }];
}

function groupsByReach({ principals, grants, levels }: AccessDocument): readonly Holder[] {
  const strongest = String(levels.length - 1);
  const rolesOf = new Map<number, Set<number>>();
  for (const { principal, roles } of grants) {
    if (principals[principal]?.kind !== "group") continue;
    rolesOf.set(principal, new Set([...(rolesOf.get(principal) ?? []), ...roles]));
  }
  const reach = (group: number): number =>
    Array.from(principals[group]?.levels ?? "").filter((digit) => digit === strongest).length;
  return [...rolesOf]
    .map(([group, roles]) => ({
      group,
      people: principals[group]?.members ?? 0,
      roles: [...roles],
    }))
    .sort((a, b) => reach(b.group) - reach(a.group) || b.people - a.people || a.group - b.group);
}
