import type { StoredApiClient, TenantDocument } from "../state";
import { DEMO_CLIENT, LIMITED_CLIENT, PORTAL_CLIENT } from "./known";
import { SUPER_ADMIN_NAME, USERS_ADMIN_NAME } from "./roles";
import { MAIN_RESOURCE_SERVER } from "./services";
import type { SeedSource } from "./source";

const CLIENTS = [
  { ...DEMO_CLIENT, name: "Deployment", role: SUPER_ADMIN_NAME },
  { ...PORTAL_CLIENT, name: "Admin portal", role: SUPER_ADMIN_NAME },
  { ...LIMITED_CLIENT, name: "User synchronisation", role: USERS_ADMIN_NAME },
];

export function seedApiClients({ idOf }: SeedSource): StoredApiClient[] {
  return CLIENTS.map(({ id, name, role }) => ({
    id,
    name,
    status: true,
    clientAuthentication: { publicKeys: [] },
    clientResources: [
      { id: idOf(MAIN_RESOURCE_SERVER), selectedScopeIds: [`${idOf("ZIAM")}::${idOf(role)}`] },
    ],
  }));
}

export function seedSecrets({ idOf }: SeedSource): TenantDocument["secrets"] {
  return CLIENTS.map(({ id, secret }) => ({
    id: idOf(`secret of ${id}`),
    clientId: id,
    value: secret,
    createdAt: "2026-01-12T08:00:00.000Z",
  }));
}
