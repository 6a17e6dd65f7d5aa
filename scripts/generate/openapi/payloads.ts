import type { OperationId } from "../../../src/tenant";
import type { RecordName } from "./records";

/** What an operation takes and answers, besides what the operations table says. */
export interface Payload {
  /** The record, or that of which there is a page or a list; absent where nothing is answered. */
  readonly record?: RecordName;
  readonly body?: RecordName;
  /** Query parameters that narrow a list. */
  readonly filters?: readonly string[];
  /** The answer has an `ETag`, or the request takes `If-Match`, where the tenant supports it. */
  readonly versioned?: "etag" | "if-match";
}

const USER_FILTERS = ["loginname", "loginname[like]", "displayname[like]"];
const BY_NAME = ["name[like]"];

const entitlementRead: Payload = { record: "ServiceReference" };
const grant: Payload = { record: "AdminEntitlement", body: "Grant" };

/** An operation that is not described does not compile. */
export const PAYLOADS: Record<OperationId, Payload> = {
  listUsers: { record: "User", filters: USER_FILTERS },
  createUser: { record: "User", body: "NewUser" },
  readUser: { record: "User" },
  replaceUser: { record: "User", body: "NewUser" },
  deleteUser: {},
  listUserGroups: { record: "Group" },

  listGroups: { record: "Group", filters: [...BY_NAME, "excludedynamicgroups"] },
  createGroup: { record: "Group", body: "NewGroup" },
  readGroup: { record: "Group" },
  replaceGroup: { record: "Group", body: "NewGroup" },
  deleteGroup: {},
  listGroupUsers: { record: "User", filters: USER_FILTERS },
  addGroupUsers: { body: "GroupMembers" },
  replaceGroupUsers: { body: "GroupMembers" },
  addGroupUser: {},
  removeGroupUser: {},

  listResourceServers: { record: "ResourceServer", filters: BY_NAME },
  readResourceServer: { record: "ResourceServer" },

  listApiClients: { record: "ApiClient", filters: BY_NAME },
  createApiClient: { record: "ApiClient", body: "NewApiClient" },
  readApiClient: { record: "ApiClient" },
  replaceApiClient: { record: "ApiClient", body: "NewApiClient" },
  deleteApiClient: {},
  listApiClientSecrets: { record: "ApiClientSecret" },
  createApiClientSecret: { record: "NewApiClientSecret" },
  deleteApiClientSecret: {},

  readUserAdminEntitlements: { record: "AdminEntitlement" },
  readUserServiceEntitlements: entitlementRead,

  listRoles: { record: "Role" },
  createRole: { record: "Role", body: "NewRole", versioned: "etag" },
  readRole: { record: "Role", versioned: "etag" },
  replaceRole: { record: "Role", body: "NewRole", versioned: "if-match" },
  deleteRole: {},

  readGroupAdminEntitlements: { record: "AdminEntitlement" },
  grantUser: grant,
  grantGroup: grant,
  revokeUser: {},
  revokeGroup: {},
  listServiceAdmins: { record: "ServiceAdmin" },

  readGroupServiceEntitlements: entitlementRead,
  entitleUser: {},
  entitleGroup: {},
  removeUserEntitlement: {},
  removeGroupEntitlement: {},
  listServiceUsers: { record: "ServiceUser" },
};
