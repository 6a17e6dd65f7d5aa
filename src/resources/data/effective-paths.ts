import {
  effectiveAccess,
  type HeldByGroup,
  LINKED_SERVICE_REASONS,
  linkedServiceAccess,
  type Named,
  type ServicePath,
  type Via,
} from "../../rbac";
import type { KnownObject } from "../../schema";
import type { GrantRecord, RoleRecord, ServiceWithScopes, TenantReader } from "../../tenant";
import { permissionsOf } from "../deployer";
import { rolesOf } from "../lookups";

const ROLES_ADD_UP = "On ZIdentity itself roles add up: the highest level on each module wins.";

/** The records that concern one user on one service. */
interface UserRecords {
  readonly own: GrantRecord | undefined;
  /** In the order of the tenant's own list of groups, which stands for that of their creation. */
  readonly byGroup: readonly { readonly group: Named; readonly record: GrantRecord }[];
  readonly roles: ReadonlyMap<string, RoleRecord>;
}

export async function accessToZidentity(
  reader: TenantReader,
  userId: string,
  service: ServiceWithScopes,
): Promise<KnownObject> {
  const { own, byGroup, roles } = await recordsOf(reader, userId, service);
  const held = (record: GrantRecord, via: Via) =>
    record.roles.map((role) => {
      const known = roles.get(role.id);
      const permissions = known === undefined ? undefined : permissionsOf(known);
      return { role: named(role, roles), via, permissions };
    });
  const access = effectiveAccess([
    ...(own === undefined ? [] : held(own, { kind: "direct" })),
    ...byGroup.flatMap(({ group, record }) => held(record, { kind: "group", group })),
  ]);
  const { modules } = access;
  return {
    levels: Object.fromEntries(modules.map(({ module, level }) => [module, level])),
    inexact_modules: modules.filter(({ exact }) => !exact).map(({ module }) => module),
    rule: ROLES_ADD_UP,
    paths: modules.flatMap(({ module, paths }) =>
      paths.map(({ role, via, level, standing }) => ({
        module,
        level,
        ...shownWay(role, via),
        standing,
      })),
    ),
  };
}

export async function accessToLinkedService(
  reader: TenantReader,
  userId: string,
  service: ServiceWithScopes,
): Promise<KnownObject> {
  const { own, byGroup, roles } = await recordsOf(reader, userId, service);
  const held = (record: GrantRecord) => ({ roles: record.roles.map((role) => named(role, roles)) });
  const { deciding, overridden, reason } = linkedServiceAccess({
    ...(own === undefined ? {} : { own: held(own) }),
    groups: byGroup.map(({ group, record }, creationRank): HeldByGroup => ({
      group,
      creationRank,
      ...held(record),
    })),
  });
  const shown = ({ roles: heldRoles, via }: ServicePath, standing: string) =>
    heldRoles.map((role) => ({ module: null, level: null, ...shownWay(role, via), standing }));
  return {
    levels: {},
    inexact_modules: [],
    rule: LINKED_SERVICE_REASONS[reason],
    paths: [
      ...(deciding === undefined ? [] : shown(deciding, "decides")),
      ...overridden.flatMap((path) => shown(path, "outranked")),
    ],
  };
}

async function recordsOf(
  reader: TenantReader,
  userId: string,
  service: ServiceWithScopes,
): Promise<UserRecords> {
  const grants = await reader.grants(service.service.id);
  const memberOf = new Set((await reader.groupsOf(userId)).map(({ id }) => id));
  const byId = new Map(
    grants
      .filter(({ principal }) => principal.type === "GROUP" && memberOf.has(principal.id))
      .map((record) => [record.principal.id, record]),
  );
  return {
    own: grants.find(({ principal }) => principal.type === "USER" && principal.id === userId),
    byGroup: (await reader.groups()).flatMap(({ id, name }) => {
      const record = byId.get(id);
      return record === undefined ? [] : [{ group: { id, name }, record }];
    }),
    roles: new Map((await rolesOf(reader, service)).map((role) => [role.id, role])),
  };
}

function named(
  { id, name }: GrantRecord["roles"][number],
  roles: ReadonlyMap<string, RoleRecord>,
): Named {
  return { id, name: roles.get(id)?.name ?? name ?? id };
}

function shownWay(role: Named, via: Via): KnownObject {
  const group = via.kind === "group" ? via.group : undefined;
  return {
    role_id: role.id,
    role_name: role.name,
    via: via.kind,
    group_id: group?.id ?? null,
    group_name: group?.name ?? null,
  };
}
