import type { EntitlementRecord, GrantRecord, Reference, ShownEntitlements } from "../../tenant";
import type { StandInRecords } from "./directory-reader";
import type { GroupStanding, Inferred, ShownRecords } from "./infer";

/** What users show, by ids: of administrative entitlements. */
export function shownGrants(users: readonly ShownEntitlements[]): ShownRecords {
  return new Map(
    users.map(({ user, grants }) => [
      user.id,
      new Map(
        grants.map(({ serviceId, roles }) => [serviceId, new Set(roles.map(({ id }) => id))]),
      ),
    ]),
  );
}

/** The same of service entitlements, which have no roles. */
export function shownEntitlements(users: readonly ShownEntitlements[]): ShownRecords {
  return new Map(
    users.map(({ user, entitlements }) => [
      user.id,
      new Map(entitlements.map(({ serviceId }) => [serviceId, new Set<string>()])),
    ]),
  );
}

/** The lists of a service as they follow from what its users show: their own records, and those of declared groups. */
export function standInRecords(
  users: readonly ShownEntitlements[],
  grants: Inferred,
  entitlements: Inferred,
): StandInRecords {
  return {
    grants: (serviceId) => [
      ...users.flatMap((shown) => ownGrants(shown, grants.own, serviceId)),
      ...shownGroups(grants, serviceId)
        .filter(({ roleIds }) => roleIds.length > 0)
        .map((group) => groupGrant(group, users)),
    ],
    entitlements: (serviceId) => [
      ...users.flatMap((shown) => ownEntitlements(shown, entitlements.own, serviceId)),
      ...shownGroups(entitlements, serviceId)
        .filter(({ whole }) => whole)
        .map(({ expected }) => ({ principal: groupOf(expected.principalId), serviceId })),
    ],
  };
}

function ownGrants(
  { user, grants }: ShownEntitlements,
  own: ShownRecords,
  serviceId: string,
): GrantRecord[] {
  const roleIds = own.get(user.id)?.get(serviceId);
  return grants
    .filter((grant) => grant.serviceId === serviceId && roleIds !== undefined)
    .map((grant) => ({ ...grant, roles: grant.roles.filter(({ id }) => roleIds?.has(id)) }));
}

function ownEntitlements(
  { user, entitlements }: ShownEntitlements,
  own: ShownRecords,
  serviceId: string,
): EntitlementRecord[] {
  if (own.get(user.id)?.has(serviceId) !== true) return [];
  return entitlements.filter((one) => one.serviceId === serviceId);
}

/** Records of groups that can be relied on: all members show them, or lists are known to show what groups give. */
function shownGroups({ groups, reading }: Inferred, serviceId: string): readonly GroupStanding[] {
  if (reading === "direct") return [];
  return groups.filter(
    ({ expected, whole }) => expected.serviceId === serviceId && (whole || reading === "effective"),
  );
}

function groupGrant(
  { expected, roleIds, showing }: GroupStanding,
  users: readonly ShownEntitlements[],
): GrantRecord {
  const { principalId, serviceId } = expected;
  const scope = commonScope(users, showing, serviceId);
  return {
    principal: groupOf(principalId),
    serviceId,
    roles: roleIds.map((id) => ({ id })),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** The one scope that all these members show; undefined where they show none or several. */
function commonScope(
  users: readonly ShownEntitlements[],
  showing: readonly string[],
  serviceId: string,
): Reference | undefined {
  const scopes = new Map(
    users
      .filter(({ user }) => showing.includes(user.id))
      .flatMap(({ grants }) => grants.filter((grant) => grant.serviceId === serviceId))
      .map(({ scope }) => [scope?.id, scope] as const),
  );
  return scopes.size === 1 ? [...scopes.values()][0] : undefined;
}

function groupOf(id: string): GrantRecord["principal"] {
  return { type: "GROUP", id };
}
