import type { ExpectedRecord } from "./expected";

/**
 * What the list of one user holds. `effective`: also what he has through groups. `direct`: what he holds himself.
 * `unknown`: neither is certain.
 */
export type Reading = "effective" | "direct" | "unknown";

/** The records of one kind that users show: user to service to roles (of an entitlement none). */
export type ShownRecords = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

export interface Inference {
  /** User id to the ids of those of his groups that are declared, in the order of the tenant. */
  readonly memberships: ReadonlyMap<string, readonly string[]>;
  readonly shown: ShownRecords;
  /** Users of whom nothing need show, because they are disabled. */
  readonly disabled: ReadonlySet<string>;
  /** What is known beforehand of how the tenant answers. */
  readonly assumed: Reading;
}

/** How a declared group's record shows at the group's members. */
export interface GroupStanding {
  readonly expected: ExpectedRecord;
  /** Every member at whom it must show if lists are effective shows all of it; false where there is no such member. */
  readonly whole: boolean;
  /** The roles that all of those show. */
  readonly roleIds: readonly string[];
  /** Members at whom it shows, wholly or in part. */
  readonly showing: readonly string[];
  /** Members at whom it must show if lists are effective, and does not wholly. */
  readonly lacking: readonly string[];
}

export interface Inferred {
  readonly reading: Reading;
  readonly groups: readonly GroupStanding[];
  /** What is left of each user's list when what he is declared to have through groups is taken off: user, service, roles. */
  readonly own: ShownRecords;
}

/** Tells users' own records from those of their groups, as far as the lists of the users and the declarations tell. Pure. */
export function infer(expected: readonly ExpectedRecord[], given: Inference): Inferred {
  const { assumed } = given;
  const groups = expected
    .filter(({ kind }) => kind === "group")
    .map((record) => standingOf(record, expected, given));
  const reading = assumed === "unknown" ? readingOf(groups) : assumed;
  return { reading, groups, own: ownRecords(expected, groups, reading, given) };
}

function standingOf(
  record: ExpectedRecord,
  all: readonly ExpectedRecord[],
  given: Inference,
): GroupStanding {
  const members = [...given.memberships]
    .filter(([, groups]) => groups.includes(record.principalId))
    .map(([user]) => user);
  const obliged = members.filter((user) => mustShow(record, user, all, given));
  const shows = (user: string, roleId: string): boolean =>
    shownAt(given.shown, user, record.serviceId)?.has(roleId) === true;
  const isWhole = (user: string): boolean =>
    shownAt(given.shown, user, record.serviceId) !== undefined &&
    record.roleIds.every((roleId) => shows(user, roleId));
  const lacking = obliged.filter((user) => !isWhole(user));
  const partly = (user: string): boolean =>
    isWhole(user) || record.roleIds.some((roleId) => shows(user, roleId));
  return {
    expected: record,
    whole: obliged.length > 0 && lacking.length === 0 && !record.givesNewRole,
    roleIds:
      obliged.length === 0
        ? []
        : record.roleIds.filter((roleId) => obliged.every((user) => shows(user, roleId))),
    showing: obliged.filter(partly),
    lacking,
  };
}

/** Whether an effective list of this member must show the group's record, and nothing else explains that it does. */
function mustShow(
  record: ExpectedRecord,
  user: string,
  all: readonly ExpectedRecord[],
  { memberships, shown, disabled }: Inference,
): boolean {
  if (disabled.has(user)) return false;
  const onService = all.filter((other) => other.serviceId === record.serviceId && !other.ended);
  const own = onService.filter((other) => other.kind === "user" && other.principalId === user);
  if (record.own || record.roleIds.length === 0) {
    // They add up: what he is declared to hold himself would show anyway, and proves nothing.
    return !own.some((other) => record.roleIds.every((id) => other.roleIds.includes(id)));
  }
  if (own.length > 0) return false;
  // On a linked service one record decides: his own, else that of the group that was created first.
  const groups = memberships.get(user) ?? [];
  const ofGroups = onService.filter(
    (other) => other.kind === "group" && groups.includes(other.principalId),
  );
  const declared = new Set(ofGroups.flatMap(({ roleIds }) => roleIds));
  const undeclared = [...(shownAt(shown, user, record.serviceId) ?? [])].some(
    (id) => !declared.has(id) && !record.roleIds.includes(id),
  );
  if (undeclared) return false;
  const rank = groups.indexOf(record.principalId);
  return ofGroups.every(({ principalId }) => groups.indexOf(principalId) >= rank);
}

/** So many users must show what they are declared to have through groups alone: one may hold it himself by chance. */
const WITNESSES = 2;

/** Lists are effective where groups show at all their members, and at none in part. Nothing proves that they are not. */
function readingOf(groups: readonly GroupStanding[]): Reading {
  const live = groups.filter(({ expected }) => !expected.ended);
  if (live.some(({ showing, lacking }) => showing.length > 0 && lacking.length > 0))
    return "unknown";
  const witnesses = new Set(live.filter(({ whole }) => whole).flatMap(({ showing }) => showing));
  return witnesses.size >= WITNESSES ? "effective" : "unknown";
}

function ownRecords(
  expected: readonly ExpectedRecord[],
  groups: readonly GroupStanding[],
  reading: Reading,
  { memberships, shown }: Inference,
): ShownRecords {
  if (reading === "direct") return shown;
  const counting = groups.filter((group) => !group.expected.ended || group.whole);
  const own = new Map<string, Map<string, ReadonlySet<string>>>();
  for (const [user, records] of shown) {
    const ofUser = new Map<string, ReadonlySet<string>>();
    const memberOf = memberships.get(user) ?? [];
    for (const [serviceId, roleIds] of records) {
      const declared = expected.filter(
        (one) => one.kind === "user" && one.principalId === user && one.serviceId === serviceId,
      );
      const through = counting
        .map((group) => group.expected)
        .filter((one) => one.serviceId === serviceId && memberOf.includes(one.principalId));
      const his = new Set(declared.flatMap((one) => (one.ended ? [] : one.roleIds)));
      const theirs = new Set(through.flatMap((one) => one.roleIds));
      const left = new Set([...roleIds].filter((id) => his.has(id) || !theirs.has(id)));
      const explained =
        roleIds.size > 0 ? left.size === 0 : declared.length === 0 && through.length > 0;
      if (!explained) ofUser.set(serviceId, left);
    }
    own.set(user, ofUser);
  }
  return own;
}

function shownAt(
  shown: ShownRecords,
  user: string,
  serviceId: string,
): ReadonlySet<string> | undefined {
  return shown.get(user)?.get(serviceId);
}
