import { notFound } from "./errors";
import type { ApiRequest } from "./request";
import type {
  StoredApiClient,
  StoredGroup,
  StoredPrincipal,
  StoredResourceServer,
  StoredRole,
  StoredService,
  StoredUser,
} from "./state";
import type { TenantStore } from "./store";

/** What a path's id stands for. Errors: 404 where there is no such thing. */
function sought<Item>(
  items: (store: TenantStore) => ReadonlyMap<string, Item>,
  parameter: string,
  kind: string,
): (request: ApiRequest) => Item {
  return (request) => {
    const id = request.param(parameter);
    const item = items(request.store).get(id);
    if (item === undefined) throw notFound(kind, id);
    return item;
  };
}

export const soughtUser = sought<StoredUser>((store) => store.users, "userId", "user");
export const soughtGroup = sought<StoredGroup>((store) => store.groups, "groupId", "group");
export const soughtService = sought<StoredService>(
  (store) => store.services,
  "serviceId",
  "service",
);
export const soughtRole = sought<StoredRole>((store) => store.roles, "roleId", "role");
export const soughtApiClient = sought<StoredApiClient>(
  (store) => store.apiClients,
  "apiClientId",
  "API client",
);
export const soughtResourceServer = sought<StoredResourceServer>(
  (store) => store.resourceServers,
  "resourceServerId",
  "resource server",
);

/** Reads the principal that a path names. */
export type PrincipalOf = (request: ApiRequest) => StoredPrincipal;

export const userOf: PrincipalOf = (request) => ({ type: "USER", id: soughtUser(request).id });
export const groupOf: PrincipalOf = (request) => ({ type: "GROUP", id: soughtGroup(request).id });

/** The name by which the lists of a service tell a principal: a user's login name, a group's name. */
export function principalName(store: TenantStore, principal: StoredPrincipal): string {
  return principal.type === "USER"
    ? (store.users.get(principal.id)?.loginName ?? principal.id)
    : (store.groups.get(principal.id)?.name ?? principal.id);
}
