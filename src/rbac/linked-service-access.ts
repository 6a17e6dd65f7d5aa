import { compareText, inKeyOrder, type Named, namedKey, type Via } from "./provenance";

/** The roles that a record gives on a linked service, and the scope that they are held in. */
export interface HeldOnService {
  readonly roles: readonly Named[];
  /** Absent on services without scopes. */
  readonly scope?: Named;
}

/** A group's record on a linked service. */
export interface HeldByGroup extends HeldOnService {
  readonly group: Named;
  /**
   * Smaller is older. The wire tells no time of creation, so this is the place of the group in the tenant's own list
   * of groups, whatever numbers are used. Groups of the same rank are taken in the order of their ids.
   */
  readonly creationRank: number;
}

/** The records that concern one user on one linked service. */
export interface LinkedServiceRecords {
  /** The record of the user himself. */
  readonly own?: HeldOnService;
  /** The records of the groups that he is a member of, in any order. */
  readonly groups: Iterable<HeldByGroup>;
}

export type LinkedServiceReason =
  "own_record" | "first_group" | "only_group" | "no_record" | "shown";

/** Why a record decides, in words. Source: the help page on entitlements (H). */
export const LINKED_SERVICE_REASONS: Readonly<Record<LinkedServiceReason, string>> = {
  own_record: "On a linked service the user's own roles win over roles through groups.",
  first_group: "On a linked service the roles of the group that was created first win.",
  only_group: "Only one of the user's groups holds roles on the service.",
  shown:
    "This is what the tenant shows for the user; whether it is the user's own record or that of a group, it does not tell.",
  no_record: "Neither the user nor any of the user's groups holds a role on the service.",
};

/** One record that gives roles on a linked service. */
export interface ServicePath extends HeldOnService {
  readonly via: Via;
}

/** What a user holds on a linked service, and why. */
export interface LinkedServiceAccess {
  readonly reason: LinkedServiceReason;
  /** The one record that counts; absent when there is none. Its levels are the service's own, and not known here. */
  readonly deciding?: ServicePath;
  /** The records without effect, in the order in which they would step in. */
  readonly overridden: readonly ServicePath[];
}

/**
 * The access of a user to a linked service, where roles do not add up: the user's own record wins, else that of the
 * group created first (H). Neither order nor repetition of the groups matters; a record without roles counts for nothing.
 */
export function linkedServiceAccess({ own, groups }: LinkedServiceRecords): LinkedServiceAccess {
  const ofGroups = inKeyOrder(groups, groupKey)
    .filter(({ roles }) => roles.length > 0)
    .sort((a, b) => a.creationRank - b.creationRank || compareText(a.group.id, b.group.id))
    .map((held) => servicePath(held, { kind: "group", group: held.group }));
  const ofUser =
    own === undefined || own.roles.length === 0 ? [] : [servicePath(own, { kind: "direct" })];
  const [deciding, ...overridden] = [...ofUser, ...ofGroups];
  return {
    reason: reasonOf(ofUser.length, ofGroups.length),
    ...(deciding === undefined ? {} : { deciding }),
    overridden,
  };
}

function reasonOf(ofUser: number, ofGroups: number): LinkedServiceReason {
  if (ofUser > 0) return "own_record";
  if (ofGroups > 1) return "first_group";
  return ofGroups === 1 ? "only_group" : "no_record";
}

function servicePath({ roles, scope }: HeldOnService, via: Via): ServicePath {
  return { via, roles: inKeyOrder(roles, namedKey), ...(scope === undefined ? {} : { scope }) };
}

function groupKey({ group, creationRank, roles, scope }: HeldByGroup): string {
  const scopeKey = scope === undefined ? "" : namedKey(scope);
  const roleKeys = roles.map(namedKey).sort(compareText);
  return JSON.stringify([namedKey(group), creationRank, roleKeys, scopeKey]);
}
