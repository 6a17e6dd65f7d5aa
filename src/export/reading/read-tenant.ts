import { errorDiagnostic, DiagnosticsError, hasErrors } from "../../diagnostics";
import { missingCapabilities, validate } from "../../lifecycle";
import { grantsRoles, holdsLevels } from "../../manifest";
import { findOwnService, GROUP, type ResourceDefinition, RESOURCES, USER } from "../../resources";
import {
  isConfigurable,
  isListValue,
  isObjectValue,
  knownString,
  type KnownObject,
  property,
  requiredString,
  type Value,
} from "../../schema";
import type { ServiceWithScopes, TenantReader } from "../../tenant";
import { byText } from "../by-text";
import type {
  ExportedEntitlement,
  ExportedGrant,
  ExportedRole,
  ExportedService,
  LeftOut,
  Levels,
  TenantAsCode,
} from "../tenant-as-code";
import {
  isWellFormed,
  labelOfService,
  namesOnService,
  principalNames,
  spellingOfService,
} from "./names";

/** What may be exported by itself. */
export const EXPORTED_KINDS = ["roles", "assignments", "entitlements"] as const;
export type ExportedKind = (typeof EXPORTED_KINDS)[number];

export interface ReadOptions {
  /** Default: everything. */
  readonly only?: ExportedKind | undefined;
  /** Default: every service. Roles are those of ZIdentity itself. */
  readonly services?: ReadonlySet<string> | undefined;
}

/**
 * The whole tenant, or a part of it, as declarations. Reads each list once, whatever the number of objects. Throws
 * DiagnosticsError where the tenant does not offer a list that is needed.
 */
export async function readTenantAsCode(
  reader: TenantReader,
  { only, services: chosen }: ReadOptions = {},
): Promise<TenantAsCode> {
  const own = (await findOwnService(reader)).service.id;
  const definitions = RESOURCES.filter(
    (definition) =>
      (only === undefined || only === kindOf(definition)) &&
      (!holdsLevels(definition) || chosen === undefined || chosen.has(own)),
  );
  await refuseMissing(reader, definitions);
  const read = await Promise.all(definitions.map((definition) => readAll(definition, reader)));
  const found = read.flatMap(({ found: some }) => some);
  const of = (kind: ExportedKind) => found.filter(({ definition }) => kindOf(definition) === kind);
  const roles = of("roles").map(({ state }) => toRole(state));
  const held = {
    assignments: byService(of("assignments")),
    entitlements: byService(of("entitlements")),
  };
  const all = await reader.services();
  const services = await Promise.all(
    all
      .filter(({ service: { id } }) => chosen === undefined || chosen.has(id))
      .map(async (service): Promise<ExportedService> => {
        const { id } = service.service;
        const spelling = spellingOfService(
          service.service,
          all.map((one) => one.service),
        );
        return {
          id,
          own: id === own,
          label: labelOfService(service.service, spelling),
          ...(spelling === undefined ? {} : { spelling }),
          grants: await toGrants(held.assignments.get(id) ?? [], service, { reader, own, roles }),
          entitlements: await toEntitlements(held.entitlements.get(id) ?? [], reader),
        };
      }),
  );
  return {
    roles: [...roles].sort(byText(({ name, id }) => [name, id])),
    services: services
      .filter(({ grants, entitlements }) => grants.length + entitlements.length > 0)
      .sort(byText(({ own: first, label, id }) => [first ? "0" : "1", label, id])),
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
}

function kindOf(definition: ResourceDefinition): ExportedKind {
  if (holdsLevels(definition)) return "roles";
  return grantsRoles(definition) ? "assignments" : "entitlements";
}

async function refuseMissing(
  reader: TenantReader,
  definitions: readonly ResourceDefinition[],
): Promise<void> {
  const missing = await missingCapabilities(
    reader,
    definitions.map(({ capability }) => capability),
  );
  if (missing.size === 0) return;
  const kinds = (lacking: boolean) => [
    ...new Set(
      definitions.filter(({ capability }) => missing.has(capability) === lacking).map(kindOf),
    ),
  ];
  const offered = kinds(false);
  throw new DiagnosticsError([
    errorDiagnostic(
      "This tenant does not tell everything that an export is made of",
      `It does not list ${kinds(true).join(", ")}: the vendor does not document these operations, and this tenant does ` +
        "not have them. An export without them would say that nobody holds anything.",
      {
        ruleId: "tenant/capability-missing",
        fix:
          offered.length === 0
            ? "See what users hold with `zidentity drift --documented`; `zidentity doctor` shows what the tenant offers."
            : `Export what it lists, with ${offered.map((kind) => `--only ${kind}`).join(" or ")}; \`zidentity doctor\` shows what the tenant offers.`,
      },
    ),
  ]);
}

interface Found {
  readonly definition: ResourceDefinition;
  readonly state: KnownObject;
}

/** Everything of one kind that can be declared, and what cannot. */
async function readAll(
  definition: ResourceDefinition,
  reader: TenantReader,
): Promise<{ readonly found: readonly Found[]; readonly leftOut: readonly LeftOut[] }> {
  const found: Found[] = [];
  const leftOut: LeftOut[] = [];
  const taken = new Set<string>();
  for (const state of await definition.operations.list(reader)) {
    const identity = JSON.stringify(definition.identity.map((name) => property(state, name)));
    const why = taken.has(identity)
      ? "another one of this name is declared"
      : whyNot(definition, state);
    taken.add(identity);
    if (why === undefined) found.push({ definition, state });
    else leftOut.push({ what: `${definition.title} ${nameOf(state)}`, why });
  }
  return { found, leftOut };
}

/** Why a declaration of it would be refused; undefined for what can be declared. */
function whyNot(definition: ResourceDefinition, state: KnownObject): string | undefined {
  const config = Object.fromEntries(
    Object.entries(definition.attributes)
      .filter(([, attribute]) => isConfigurable(attribute))
      .map(([name]): [string, Value] => [name, property(state, name)]),
  );
  const texts = [config["name"], config["description"]];
  if (!texts.every((text) => typeof text !== "string" || isWellFormed(text)))
    return "its text cannot be written into a file";
  const findings = validate(definition, config);
  if (!hasErrors(findings)) return undefined;
  return findings.find(({ severity }) => severity === "error")?.summary;
}

function nameOf(state: KnownObject): string {
  const name = knownString(property(state, "name"));
  const id = requiredString(state, "id");
  return name === undefined ? id : `${JSON.stringify(name)} (${id})`;
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
}

async function toGrants(
  states: readonly KnownObject[],
  service: ServiceWithScopes,
  { reader, own, roles }: Tenant,
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
      importId: requiredString(state, "id"),
      principal: principalOf(state, principalNamed),
      roles: (isListValue(ids) ? ids : [])
        .flatMap((id) => (typeof id === "string" ? [id] : []))
        .map((id) => {
          const role = declared.get(id);
          return { ...names.role(id), ...(role === undefined ? {} : { declared: role }) };
        })
        .sort(byText(({ label, id }) => [label, id])),
      ...(scope === undefined ? {} : { scope: names.scope(scope) }),
    };
  });
  return grants.sort(inOrder);
}

async function toEntitlements(
  states: readonly KnownObject[],
  reader: TenantReader,
): Promise<readonly ExportedEntitlement[]> {
  const principalNamed = await principalNames(reader);
  return states
    .map((state) => ({
      importId: requiredString(state, "id"),
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
