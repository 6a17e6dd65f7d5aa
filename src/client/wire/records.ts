import type {
  EntitlementRecord,
  GrantRecord,
  GroupRecord,
  Principal,
  Reference,
  RoleRecord,
  UserRecord,
} from "../../tenant";
import { isObject } from "../is-object";
import { Misfit, readShape, type Shape } from "./shape";

const REFERENCE: Shape<Reference> = { id: "id!", name: "text" };

const SERVICE_ID: Shape<{ readonly id: string }> = { id: "id!" };

const USER: Shape<UserRecord> = {
  id: "id!",
  loginName: "text!",
  displayName: "text",
  firstName: "text",
  lastName: "text",
  primaryEmail: "text",
  secondaryEmail: "text",
  department: "reference",
  status: "flag",
  customAttrsInfo: "object",
  source: "text",
  idp: "reference",
};

const GROUP: Shape<GroupRecord> = {
  id: "id!",
  name: "text!",
  description: "text",
  source: "text",
  idp: "reference",
  adminEntitlementEnabled: "flag",
  serviceEntitlementEnabled: "flag",
  dynamicGroup: "flag",
};

const ROLE: Shape<RoleRecord> = {
  id: "id!",
  name: "text!",
  description: "text",
  systemDefined: "flag",
  permissions: "texts",
};

export function readUser(value: unknown): UserRecord {
  return readShape(USER, "a user", value);
}

/** Older tenants spell `dynamicGroup` as `isDynamicGroup`, which is kept beside it. */
export function readGroup(value: unknown): GroupRecord {
  const group = readShape(GROUP, "a group", value);
  if (group.dynamicGroup !== undefined || !("isDynamicGroup" in group)) return group;
  const { isDynamicGroup } = group;
  return typeof isDynamicGroup === "boolean" ? { ...group, dynamicGroup: isDynamicGroup } : group;
}

export function readRole(value: unknown): RoleRecord {
  return readShape(ROLE, "a role", value);
}

/** One record of `GET /services/{serviceId}/admin-entitlements`. */
export function readGrant(serviceId: string, value: unknown): GrantRecord {
  return readOwnGrant(readPrincipal(value), serviceId, value);
}

/** One record of a principal's own list, or the answer to a grant: it does not name the principal. */
export function readOwnGrant(principal: Principal, serviceId: string, value: unknown): GrantRecord {
  const roles = isObject(value) ? value["roles"] : undefined;
  if (!isObject(value) || !Array.isArray(roles))
    throw new Misfit(`an administrative entitlement has no list "roles".`);
  const { scope: rawScope, ...rest } = value;
  const scope = readScope(rawScope);
  return {
    ...rest,
    principal,
    serviceId,
    roles: roles.map((role: unknown) =>
      readShape(REFERENCE, "a role of an administrative entitlement", role),
    ),
    ...(scope === undefined ? {} : { scope }),
  };
}

/** A service without scopes has none, null, or an empty object here. */
function readScope(value: unknown): Reference | undefined {
  const empty = value === undefined || value === null;
  if (empty || (isObject(value) && Object.keys(value).length === 0)) return undefined;
  return readShape(REFERENCE, "the scope of an administrative entitlement", value);
}

/** One record of `GET /services/{serviceId}/service-entitlements`. */
export function readEntitlement(serviceId: string, value: unknown): EntitlementRecord {
  const principal = readPrincipal(value);
  return { ...(isObject(value) ? value : {}), principal, serviceId };
}

/** The id of the service that a record of a principal's own list is about. */
export function serviceIdOf(record: unknown): string {
  const service = isObject(record) ? record["service"] : undefined;
  const id = isObject(service) ? service["id"] : undefined;
  if (typeof id === "string" && id !== "") return id;
  throw new Misfit(`an administrative entitlement has no "service" with an "id".`);
}

/** One record of a principal's own list of services: it is the service itself. */
export function readOwnEntitlement(principal: Principal, value: unknown): EntitlementRecord {
  const { id } = readShape(SERVICE_ID, "a service entitlement", value);
  return { ...(isObject(value) ? value : {}), principal, serviceId: id };
}

function readPrincipal(value: unknown): Principal {
  const principal = isObject(value) ? value["principal"] : undefined;
  const type = isObject(principal) ? principal["type"] : undefined;
  if (type !== "USER" && type !== "GROUP")
    throw new Misfit(`an entitlement has no "principal" of type USER or GROUP.`);
  return { ...readShape(REFERENCE, "the principal of an entitlement", principal), type };
}
