import type { StoredApiClient, StoredService, TenantDocument } from "../state";
import { DEMO_CLIENT, LIMITED_CLIENT, PORTAL_CLIENT } from "./known";
import { SUPER_ADMIN_NAME, USERS_ADMIN_NAME } from "./roles";
import { MAIN_RESOURCE_SERVER } from "./services";
import type { SeedSource } from "./source";

/** `everywhere`: an admin of the linked services as well, who manages their administrators. */
const CLIENTS = [
  { ...DEMO_CLIENT, name: "Deployment", role: SUPER_ADMIN_NAME, everywhere: true },
  { ...PORTAL_CLIENT, name: "Admin portal", role: SUPER_ADMIN_NAME, everywhere: true },
  { ...LIMITED_CLIENT, name: "User synchronisation", role: USERS_ADMIN_NAME, everywhere: false },
];

export function seedApiClients(
  { idOf }: SeedSource,
  services: readonly StoredService[],
): StoredApiClient[] {
  const managing = services.flatMap(managingLine);
  return CLIENTS.map(({ id, name, role, everywhere }) => ({
    id,
    name,
    status: true,
    clientAuthentication: { publicKeys: [] },
    clientResources: [
      {
        id: idOf(MAIN_RESOURCE_SERVER),
        selectedScopeIds: [`${idOf("ZIAM")}::${idOf(role)}`, ...(everywhere ? managing : [])],
      },
    ],
  }));
}

/** The line of the role that manages the administrators of a service, within its first scope where it has scopes. */
function managingLine({ id, linkedRoles, scopes }: StoredService): readonly string[] {
  const role = linkedRoles.find(({ managesAdministrators }) => managesAdministrators === true);
  return role === undefined ? [] : [`${id}:${scopes[0]?.id ?? ""}:${role.id}`];
}

export function seedSecrets({ idOf }: SeedSource): TenantDocument["secrets"] {
  return CLIENTS.map(({ id, secret }) => ({
    id: idOf(`secret of ${id}`),
    clientId: id,
    value: secret,
    createdAt: "2026-01-12T08:00:00.000Z",
  }));
}
