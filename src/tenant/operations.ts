/**
 * Every operation of the API that this product knows, once: client and embedded tenant are made from this table.
 *
 * `documented`: the vendor publishes it. `assumed`: the vendor does not; it follows the shape of the documented
 * ones, and a tenant may not offer it (see `docs/api-contract.md`).
 */
export type Availability = "documented" | "assumed";

/** What a whole family of operations lets the product do; a tenant has it or lacks it. */
export type Capability =
  | "users"
  | "groups"
  | "resource_servers"
  | "api_clients"
  | "read_own_entitlements"
  | "roles"
  | "admin_entitlements"
  | "service_entitlements";

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE";

export interface Operation {
  readonly method: HttpMethod;
  /** Below the API's base path; `{name}` stands for a path parameter. */
  readonly path: string;
  readonly availability: Availability;
  readonly capability: Capability;
  /** What it does, in one line. */
  readonly summary: string;
  /** The status of a success. */
  readonly success: 200 | 201 | 204;
  /** A page of records (`offset`, `limit`), a plain list, one record, or nothing. */
  readonly answers: "page" | "list" | "record" | "nothing";
}

/** `GET /users`: an operation as its documents write it. */
type Route = `${HttpMethod} /${string}`;

const documented = operationsOf("documented");
const assumed = operationsOf("assumed");

function operationsOf(availability: Availability) {
  return (
    capability: Capability,
    route: Route,
    answers: Operation["answers"],
    summary: string,
    success?: Operation["success"],
  ): Operation => {
    const space = route.indexOf(" ");
    const method = route.slice(0, space) as HttpMethod;
    return {
      method,
      path: route.slice(space + 1),
      availability,
      capability,
      summary,
      success: success ?? usualSuccess(method, answers),
      answers,
    };
  };
}

function usualSuccess(method: HttpMethod, answers: Operation["answers"]): Operation["success"] {
  if (method === "POST") return 201;
  return answers === "nothing" ? 204 : 200;
}

export const OPERATIONS = {
  listUsers: documented("users", "GET /users", "page", "List users"),
  createUser: documented("users", "POST /users", "record", "Create a user"),
  readUser: documented("users", "GET /users/{userId}", "record", "Read a user"),
  replaceUser: documented("users", "PUT /users/{userId}", "record", "Replace a user"),
  deleteUser: documented("users", "DELETE /users/{userId}", "nothing", "Delete a user"),
  listUserGroups: documented(
    "users",
    "GET /users/{userId}/groups",
    "page",
    "List the groups of a user",
  ),

  listGroups: documented("groups", "GET /groups", "page", "List user groups"),
  createGroup: documented("groups", "POST /groups", "record", "Create a user group"),
  readGroup: documented("groups", "GET /groups/{groupId}", "record", "Read a user group"),
  replaceGroup: documented("groups", "PUT /groups/{groupId}", "record", "Replace a user group"),
  deleteGroup: documented("groups", "DELETE /groups/{groupId}", "nothing", "Delete a user group"),
  listGroupUsers: documented(
    "groups",
    "GET /groups/{groupId}/users",
    "page",
    "List the members of a group",
  ),
  addGroupUsers: documented(
    "groups",
    "POST /groups/{groupId}/users",
    "nothing",
    "Add several members to a group",
    204,
  ),
  replaceGroupUsers: documented(
    "groups",
    "PUT /groups/{groupId}/users",
    "nothing",
    "Replace a group's members",
  ),
  addGroupUser: documented(
    "groups",
    "POST /groups/{groupId}/users/{userId}",
    "nothing",
    "Add one member to a group",
    204,
  ),
  removeGroupUser: documented(
    "groups",
    "DELETE /groups/{groupId}/users/{userId}",
    "nothing",
    "Remove one member from a group",
  ),

  listResourceServers: documented(
    "resource_servers",
    "GET /resource-servers",
    "page",
    "List resource servers: the services, and the roles of each",
  ),
  readResourceServer: documented(
    "resource_servers",
    "GET /resource-servers/{resourceServerId}",
    "record",
    "Read a resource server",
  ),

  listApiClients: documented(
    "api_clients",
    "GET /api-clients",
    "page",
    "List API clients and the roles that each holds",
  ),
  createApiClient: documented("api_clients", "POST /api-clients", "record", "Create an API client"),
  readApiClient: documented(
    "api_clients",
    "GET /api-clients/{apiClientId}",
    "record",
    "Read an API client",
  ),
  replaceApiClient: documented(
    "api_clients",
    "PUT /api-clients/{apiClientId}",
    "record",
    "Replace an API client",
  ),
  deleteApiClient: documented(
    "api_clients",
    "DELETE /api-clients/{apiClientId}",
    "nothing",
    "Delete an API client",
  ),
  listApiClientSecrets: documented(
    "api_clients",
    "GET /api-clients/{apiClientId}/secrets",
    "list",
    "List the secrets of an API client",
  ),
  createApiClientSecret: documented(
    "api_clients",
    "POST /api-clients/{apiClientId}/secrets",
    "record",
    "Add a secret to an API client",
  ),
  deleteApiClientSecret: documented(
    "api_clients",
    "DELETE /api-clients/{apiClientId}/secrets/{secretId}",
    "nothing",
    "Delete a secret of an API client",
  ),

  readUserAdminEntitlements: documented(
    "read_own_entitlements",
    "GET /users/{userId}/admin-entitlements",
    "list",
    "Administrative entitlements of a user",
  ),
  readUserServiceEntitlements: documented(
    "read_own_entitlements",
    "GET /users/{userId}/service-entitlements",
    "list",
    "Service entitlements of a user",
  ),

  listRoles: assumed("roles", "GET /roles", "page", "List ZIdentity roles with their permissions"),
  createRole: assumed("roles", "POST /roles", "record", "Create a role"),
  readRole: assumed("roles", "GET /roles/{roleId}", "record", "Read a role"),
  replaceRole: assumed("roles", "PUT /roles/{roleId}", "record", "Replace a role"),
  deleteRole: assumed("roles", "DELETE /roles/{roleId}", "nothing", "Delete a role"),

  readGroupAdminEntitlements: assumed(
    "admin_entitlements",
    "GET /groups/{groupId}/admin-entitlements",
    "list",
    "Administrative entitlements of a group",
  ),
  grantUser: assumed(
    "admin_entitlements",
    "PUT /users/{userId}/admin-entitlements/{serviceId}",
    "record",
    "Grant a user roles on a service, in place of those it held",
  ),
  grantGroup: assumed(
    "admin_entitlements",
    "PUT /groups/{groupId}/admin-entitlements/{serviceId}",
    "record",
    "Grant a group roles on a service, in place of those it held",
  ),
  revokeUser: assumed(
    "admin_entitlements",
    "DELETE /users/{userId}/admin-entitlements/{serviceId}",
    "nothing",
    "Revoke all roles of a user on a service",
  ),
  revokeGroup: assumed(
    "admin_entitlements",
    "DELETE /groups/{groupId}/admin-entitlements/{serviceId}",
    "nothing",
    "Revoke all roles of a group on a service",
  ),
  listServiceAdmins: assumed(
    "admin_entitlements",
    "GET /services/{serviceId}/admin-entitlements",
    "page",
    "List who administers a service",
  ),

  readGroupServiceEntitlements: assumed(
    "service_entitlements",
    "GET /groups/{groupId}/service-entitlements",
    "list",
    "Service entitlements of a group",
  ),
  entitleUser: assumed(
    "service_entitlements",
    "PUT /users/{userId}/service-entitlements/{serviceId}",
    "nothing",
    "Let a user use a service",
  ),
  entitleGroup: assumed(
    "service_entitlements",
    "PUT /groups/{groupId}/service-entitlements/{serviceId}",
    "nothing",
    "Let a group use a service",
  ),
  removeUserEntitlement: assumed(
    "service_entitlements",
    "DELETE /users/{userId}/service-entitlements/{serviceId}",
    "nothing",
    "Take a service from a user",
  ),
  removeGroupEntitlement: assumed(
    "service_entitlements",
    "DELETE /groups/{groupId}/service-entitlements/{serviceId}",
    "nothing",
    "Take a service from a group",
  ),
  listServiceUsers: assumed(
    "service_entitlements",
    "GET /services/{serviceId}/service-entitlements",
    "page",
    "List who may use a service",
  ),
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof OPERATIONS;

/** The path of the API below the host, the same on every cloud. */
export const API_PATH = "/ziam/admin/api/v1";

/** The largest page that the API serves. */
export const LARGEST_PAGE = 1000;

/** The page that it serves when none is asked for. */
export const DEFAULT_PAGE = 100;

export const OPERATION_IDS = Object.keys(OPERATIONS) as OperationId[];
