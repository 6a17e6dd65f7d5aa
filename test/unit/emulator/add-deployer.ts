import type { TenantStore } from "../../../src/emulator";
import { ClientSecret } from "../../../src/emulator/client-secret";
import { linesOf } from "../../../src/emulator/service-lines";

/** What an API client may do. */
export interface Means {
  /** Its own levels on ZIdentity, in capitals as on the wire. */
  readonly permissions: Readonly<Record<string, string>>;
  /** The ids of the linked services of which it manages the administrators. */
  readonly administers?: readonly string[];
  /** The ids of linked services on which it is an admin who does not. */
  readonly views?: readonly string[];
}

/** Puts an API client of limited means into a tenant; answers what it signs in with. */
export function addDeployer(
  store: TenantStore,
  { permissions, administers = [], views = [] }: Means,
): { readonly id: string; readonly secret: string } {
  const number = store.apiClients.size;
  const role = {
    id: `ideployer${number}`,
    name: `Deployer ${number}`,
    systemDefined: false,
    permissions: { ...permissions },
  };
  store.roles.set(role.id, role);
  const line = (serviceId: string, manages: boolean): string => {
    const service = store.services.get(serviceId);
    const held = service?.linkedRoles.find(
      (one) => (one.managesAdministrators === true) === manages,
    );
    const found = service && linesOf(store, service).find(({ roleId }) => roleId === held?.id);
    if (found === undefined) throw new Error(`The service ${serviceId} has no such role.`);
    return found.id;
  };
  const selectedScopeIds = [
    `${store.zidentity.id}::${role.id}`,
    ...administers.map((id) => line(id, true)),
    ...views.map((id) => line(id, false)),
  ];
  const [server] = store.resourceServers.keys();
  const id = `deployer-${number}`;
  store.apiClients.set(id, {
    id,
    name: `Deployer ${number}`,
    status: true,
    clientAuthentication: { publicKeys: [] },
    clientResources: [{ id: server ?? "", selectedScopeIds }],
  });
  const secret = `secret of ${id}`;
  const createdAt = "2026-01-01T00:00:00Z";
  store.secrets.set(id, new ClientSecret(id, id, createdAt, secret));
  return { id, secret };
}
