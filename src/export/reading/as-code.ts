import { findOwnService, GROUP, USER } from "../../resources";
import {
  isListValue,
  isObjectValue,
  knownString,
  type KnownObject,
  property,
  requiredString,
  type Value,
} from "../../schema";
import type { Capability, ServiceRecord, ServiceWithScopes, TenantReader } from "../../tenant";
import { byText } from "../by-text";
import type {
  ExportedEntitlement,
  ExportedGrant,
  ExportedRole,
  ExportedService,
  Levels,
  TenantAsCode,
} from "../tenant-as-code";
import { type Found, sortDeclarable } from "./declarable";
import { type ExportedKind, kindOf } from "./kinds";
import { labelOfService, namesOnService, principalNames, spellingOfService } from "./names";

export interface CodeOptions {
  /** Default: every service. */
  readonly services?: ReadonlySet<string> | undefined;
  /** Roles that are declared beside these objects, and may be referred to. */
  readonly besides?: readonly ExportedRole[];
  /** What the tenant does not list, so that it cannot be imported. Default: nothing. */
  readonly missing?: ReadonlySet<Capability>;
}

/** Objects of the tenant as declarations, by the names that it has for what they refer to. */
export async function asCode(
  reader: TenantReader,
  objects: readonly Found[],
  { services: chosen, besides = [], missing = new Set() }: CodeOptions = {},
): Promise<TenantAsCode> {
  const own = (await findOwnService(reader)).service.id;
  const { found, leftOut } = sortDeclarable(objects);
  const of = (kind: ExportedKind) => found.filter(({ definition }) => kindOf(definition) === kind);
  const roles = of("roles").map(({ state }) => toRole(state));
  const held = {
    assignments: byService(of("assignments")),
    entitlements: byService(of("entitlements")),
  };
  const entries = await reader.services();
  const tenant = { reader, own, roles: [...besides, ...roles] };
  const services = await Promise.all(
    entries
      .filter(({ service: { id } }) => chosen === undefined || chosen.has(id))
      .map(async (entry): Promise<ExportedService> => {
        const { id } = entry.service;
        return {
          ...describe(entry.service, own, entries),
          grants: await toGrants(held.assignments.get(id) ?? [], entry, {
            ...tenant,
            isListed: !missing.has("admin_entitlements"),
          }),
          entitlements: await toEntitlements(held.entitlements.get(id) ?? [], {
            reader,
            isListed: !missing.has("service_entitlements"),
          }),
        };
      }),
  );
  return {
    roles: [...roles].sort(byText(({ name, id }) => [name, id])),
    services: services
      .filter(({ grants, entitlements }) => grants.length + entitlements.length > 0)
      .sort(byText(({ own: first, label, id }) => [first ? "0" : "1", label, id])),
    leftOut,
    partsLeftOut: [],
  };
}

function describe(
  service: ServiceRecord,
  own: string,
  entries: readonly ServiceWithScopes[],
): Pick<ExportedService, "id" | "own" | "label" | "spelling"> {
  const spelling = spellingOfService(
    service,
    entries.map((one) => one.service),
  );
  return {
    id: service.id,
    own: service.id === own,
    label: labelOfService(service, spelling),
    ...(spelling === undefined ? {} : { spelling }),
  };
}

function toRole(state: KnownObject): ExportedRole {
  const description = knownString(property(state, "description")) ?? "";
  return {
    id: requiredString(state, "id"),
    name: requiredString(state, "name"),
    ...(description === "" ? {} : { description }),
    permissions: levelsIn(property(state, "permissions")).filter(([, level]) => level !== "none"),
    otherPermissions: [...levelsIn(property(state, "other_permissions"))].sort(
      byText(([module]) => [module]),
    ),
  };
}

/** In the order of the definition, which is that of the portal. */
function levelsIn(value: Value): Levels {
  if (!isObjectValue(value)) return [];
  return Object.entries(value).flatMap(([module, level]) =>
    typeof level === "string" ? [[module, level] as const] : [],
  );
}

function byService(found: readonly Found[]): ReadonlyMap<string, readonly KnownObject[]> {
  const map = new Map<string, KnownObject[]>();
  for (const { state } of found) {
    const id = requiredString(state, "service_id");
    const same = map.get(id);
    if (same === undefined) map.set(id, [state]);
    else same.push(state);
  }
  return map;
}

interface Tenant {
  readonly reader: TenantReader;
  readonly own: string;
  readonly roles: readonly ExportedRole[];
  /** Whether the tenant lists the records, so that they can be imported. */
  readonly isListed: boolean;
}

async function toGrants(
  states: readonly KnownObject[],
  service: ServiceWithScopes,
  { reader, own, roles, isListed }: Tenant,
): Promise<readonly ExportedGrant[]> {
  if (states.length === 0) return [];
  const principalNamed = await principalNames(reader);
  const names = await namesOnService(reader, service);
  const declared = new Map(
    service.service.id === own ? roles.map((role) => [role.id, role] as const) : [],
  );
  const grants = states.map((state): ExportedGrant => {
    const ids = property(state, "role_ids");
    const scope = knownString(property(state, "scope_id"));
    return {
      ...(isListed ? { importId: requiredString(state, "id") } : {}),
      principal: principalOf(state, principalNamed),
      roles: (isListValue(ids) ? ids : [])
        .flatMap((id) => (typeof id === "string" ? [id] : []))
        .map((id) => {
          const role = declared.get(id);
          return { ...names.role(id), ...(role === undefined ? {} : { declared: role }) };
        })
        .sort(byText(({ label, id }) => [label, id])),
      ...(scope === undefined ? {} : { scope: names.scope(scope) }),
      ...(property(state, "exclusive") === false ? { exclusive: false } : {}),
    };
  });
  return grants.sort(inOrder);
}

async function toEntitlements(
  states: readonly KnownObject[],
  { reader, isListed }: Pick<Tenant, "reader" | "isListed">,
): Promise<readonly ExportedEntitlement[]> {
  const principalNamed = await principalNames(reader);
  return states
    .map((state) => ({
      ...(isListed ? { importId: requiredString(state, "id") } : {}),
      principal: principalOf(state, principalNamed),
    }))
    .sort(inOrder);
}

const inOrder = byText<ExportedEntitlement>(({ principal: { kind, label, id } }) => [
  kind,
  label,
  id,
]);

function principalOf(
  state: KnownObject,
  principalNamed: Awaited<ReturnType<typeof principalNames>>,
): ExportedEntitlement["principal"] {
  const user = knownString(property(state, USER.attribute));
  return user === undefined
    ? principalNamed("group", requiredString(state, GROUP.attribute))
    : principalNamed("user", user);
}
