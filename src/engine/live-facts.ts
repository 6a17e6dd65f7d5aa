import type { DeclaredLevels, LiveGrant, TenantFacts } from "../rbac";
import { factsOfGroup, factsOfUser, levelsOfRecord } from "../resources";
import { type Reference, scopesOfService, type TenantReader } from "../tenant";
import { type Directory, grantedRole, keyOfId, keyOfRole, type LiveService } from "./live-keys";
import type { SparedGrants } from "./ownership/spared-grants";

/** The tenant in the form of the rules, by the keys of `liveKeys`, without memberships. */
export async function readFacts(
  { users, groups, services }: Directory,
  reader: TenantReader,
  spared?: Pick<SparedGrants, "rolesOf">,
): Promise<TenantFacts> {
  const labels = new Map([
    ...users.map(({ id, loginName }) => [id, loginName] as const),
    ...groups.map(({ id, name }) => [id, name] as const),
  ]);
  const grants = await Promise.all(
    services.map((service) => grantsOf(service, reader, labels, spared)),
  );
  return {
    users: new Map(users.map((user) => [keyOfId(user.id), factsOfUser(user)])),
    groups: new Map(groups.map((group) => [keyOfId(group.id), factsOfGroup(group)])),
    services: new Map(
      services.map(({ entry, declared, roles }) => [
        declared.key ?? "",
        {
          linked: true,
          hasScopes: scopesOfService(entry).length > 0,
          roleNames: new Set(roles.map(({ name }) => name)),
        },
      ]),
    ),
    predefinedRoles: new Map(services.flatMap(levelsOfRoles)),
    liveGrants: grants.flat(),
  };
}

async function grantsOf(
  { entry, declared, roles }: LiveService,
  reader: TenantReader,
  labels: ReadonlyMap<string, string>,
  spared: Pick<SparedGrants, "rolesOf"> | undefined,
): Promise<readonly LiveGrant[]> {
  // One object for each role, however many hold it.
  const known = new Map(roles.map((role) => [role.id, grantedRole(declared, role)]));
  const records = await reader.grants(entry.service.id);
  const granted = ({ id, name }: Reference) => known.get(id) ?? grantedRole(declared, { id, name });
  return records.map((record): LiveGrant => {
    const { principal, roles } = record;
    const stays = spared?.rolesOf(record) ?? [];
    return {
      principal: {
        kind: principal.type === "USER" ? "user" : "group",
        key: keyOfId(principal.id),
        label: labels.get(principal.id) ?? principal.name ?? principal.id,
      },
      service: declared,
      roles: roles.map(granted),
      ...(stays.length === 0 ? {} : { stays: stays.map(granted) }),
    };
  });
}

function levelsOfRoles({ declared, roles }: LiveService): (readonly [string, DeclaredLevels])[] {
  if (!declared.own) return [];
  return roles.flatMap((role) => {
    const levels = levelsOfRecord(role);
    return levels === undefined ? [] : [[keyOfRole(declared, role.id), levels] as const];
  });
}

const REQUESTS_AT_ONCE = 8;

/** User to those of these groups that he is in, in the order of the tenant: one list for each group. */
export async function readMemberships(
  groupIds: readonly string[],
  reader: TenantReader,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wanted = new Set(groupIds);
  const inOrder = (await reader.groups()).filter(({ id }) => wanted.has(id));
  const groupsOf = new Map<string, string[]>();
  for (let start = 0; start < inOrder.length; start += REQUESTS_AT_ONCE) {
    const some = inOrder.slice(start, start + REQUESTS_AT_ONCE);
    const lists = await Promise.all(
      some.map(async ({ id }) => ({ group: keyOfId(id), members: await reader.members(id) })),
    );
    for (const { group, members } of lists) {
      for (const { id } of members) {
        const user = keyOfId(id);
        groupsOf.set(user, [...(groupsOf.get(user) ?? []), group]);
      }
    }
  }
  return groupsOf;
}
