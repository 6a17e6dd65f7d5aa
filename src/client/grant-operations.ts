import type { OperationId, Principal, PrincipalType } from "../tenant";

/** The operations on the entitlements of one kind of principal. */
export interface GrantOperations {
  readonly read: OperationId;
  readonly grant: OperationId;
  readonly revoke: OperationId;
  readonly entitle: OperationId;
  readonly remove: OperationId;
  /** The path's parameter that takes the principal's id. */
  readonly parameter: string;
}

export const GRANT_OPERATIONS: Record<PrincipalType, GrantOperations> = {
  USER: {
    read: "readUserAdminEntitlements",
    grant: "grantUser",
    revoke: "revokeUser",
    entitle: "entitleUser",
    remove: "removeUserEntitlement",
    parameter: "userId",
  },
  GROUP: {
    read: "readGroupAdminEntitlements",
    grant: "grantGroup",
    revoke: "revokeGroup",
    entitle: "entitleGroup",
    remove: "removeGroupEntitlement",
    parameter: "groupId",
  },
};

/** The parameters of a path that names a principal and a service. */
export function paramsOf(principal: Principal, serviceId: string): Record<string, string> {
  return { [GRANT_OPERATIONS[principal.type].parameter]: principal.id, serviceId };
}
