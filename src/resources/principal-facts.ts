import type { GroupFacts, UserFacts } from "../rbac";
import type { GroupRecord, UserRecord } from "../tenant";

/** What the tenant tells of a group, in the form of the rules. */
export function factsOfGroup(group: GroupRecord): GroupFacts {
  return {
    adminEnabled: group.adminEntitlementEnabled,
    serviceEnabled: group.serviceEntitlementEnabled,
    dynamic: group.dynamicGroup,
    source: group.source,
    label: group.name,
  };
}

/** What the tenant tells of a user, in the form of the rules. */
export function factsOfUser({ status, loginName }: UserRecord): UserFacts {
  return { active: status, label: loginName };
}
