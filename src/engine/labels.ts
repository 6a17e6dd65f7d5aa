import {
  CapabilityMissingError,
  describeService,
  rolesOfService,
  scopesOfService,
  type TenantReader,
} from "../tenant";
import { pendingName } from "./pending";

/** What people call the objects behind ids: login names, names of groups, services, roles and scopes. */
export type Labels = ReadonlyMap<string, string>;

export async function readLabels(reader: TenantReader): Promise<Labels> {
  const [users, groups, services, roles] = await Promise.all([
    reader.users(),
    reader.groups(),
    reader.services(),
    ownRoles(reader),
  ]);
  const labels = new Map<string, string>();
  for (const user of users) labels.set(user.id, user.loginName);
  for (const group of groups) labels.set(group.id, group.name);
  for (const entry of services) {
    labels.set(entry.service.id, describeService(entry.service));
    for (const role of rolesOfService(entry)) labels.set(role.id, role.name);
    for (const scope of scopesOfService(entry)) labels.set(scope.id, scope.name);
  }
  for (const role of roles) labels.set(role.id, role.name);
  return labels;
}

/** What an id is called; an id without a name is shown as it is. */
export function labelOf(labels: Labels, id: string): string {
  const pending = pendingName(id);
  return pending === undefined ? (labels.get(id) ?? id) : `${pending} (new)`;
}

async function ownRoles(reader: TenantReader): Promise<readonly { id: string; name: string }[]> {
  try {
    return await reader.roles();
  } catch (error) {
    if (error instanceof CapabilityMissingError) return [];
    throw error;
  }
}
