import {
  type DeclaredAccess,
  type DeclaredEntitlement,
  type DeclaredGrant,
  type DeclaredLevels,
  type DeclaredRole,
  type DeclaredScope,
  type DeclaredService,
  type Deployer,
  MODULE_KEYS,
  type PrincipalKind,
} from "../rbac";
import { type ResourceDefinition, resourceNamed } from "../resources";
import {
  type AccessKeys,
  asReference,
  type Declarations,
  type KeyedThing,
  labelOf,
  naturalKeys,
  OWN_SERVICE,
} from "./access-keys";
import { grantsRoles, holdsLevels } from "./definition-kinds";
import { isExpression } from "./expression";
import type { ManifestDeployer, ManifestResource, NaturalReference } from "./format";

/**
 * What manifests declare, in the form of the rules. Expressions count as not known yet, and so does what is not of the
 * declared form. The deployer is that of the manifests where they all state the same one.
 */
export function toDeclaredAccess(
  manifests: readonly Declarations[],
  keys: AccessKeys = naturalKeys(manifests),
): DeclaredAccess {
  const roles: DeclaredRole[] = [];
  const grants: DeclaredGrant[] = [];
  const entitlements: DeclaredEntitlement[] = [];
  for (const { resources } of manifests) {
    for (const resource of resources) {
      const definition = resourceNamed(resource.type);
      if (definition === undefined) continue;
      if (holdsLevels(definition)) roles.push(toRole(resource, keys));
      else if (grantsRoles(definition)) grants.push(toGrant(definition, resource, keys));
      else entitlements.push(toEntitlement(definition, resource, keys));
    }
  }
  const [first, ...others] = manifests;
  const text = JSON.stringify(first?.deployer);
  const same = others.every(({ deployer }) => JSON.stringify(deployer) === text);
  return {
    roles,
    grants,
    entitlements,
    deployer: same ? toDeployer(first?.deployer, keys) : undefined,
  };
}

/** Services that are not known by a key make the whole set unknown: one of them may be any. */
export function toDeployer(
  declared: ManifestDeployer | undefined,
  keys: AccessKeys,
): Deployer | undefined {
  if (declared === undefined) return undefined;
  const permissions = levelsWithin(declared.permissions);
  const services = declared.service_admins?.map((reference) => keys.service(reference).key);
  const known = services?.filter((key) => key !== undefined);
  if (known === undefined || known.length !== services?.length) return { permissions };
  return { permissions, serviceAdminKeys: new Set(known) };
}

function toRole({ path, declares }: ManifestResource, keys: AccessKeys): DeclaredRole {
  const { name, permissions, other_permissions: others } = declares;
  const reference = asReference(name) ?? NOT_GIVEN;
  const { key, label } = keys.role(keys.service(OWN_NAME), reference);
  return {
    at: path,
    key,
    name: label,
    // Of a map of unknown modules, nothing is known that any rule asks for.
    permissions: new Map([
      ...(isExpression(others) ? [] : levelsWithin(others)),
      ...levelsWithin(permissions),
    ]),
  };
}

function toGrant(
  definition: ResourceDefinition,
  { path, declares }: ManifestResource,
  keys: AccessKeys,
): DeclaredGrant {
  const service = serviceOf(definition, declares, keys);
  const { roles, scope, exclusive } = declares;
  return {
    at: path,
    principal: principalOf(declares, keys),
    service,
    roles: rolesWithin(roles).map((reference) => keys.role(service, reference)),
    scope: scopeOf(scope),
    exclusive: exclusive !== false,
    expiresAt: expiryOf(declares),
  };
}

function toEntitlement(
  definition: ResourceDefinition,
  { path, declares }: ManifestResource,
  keys: AccessKeys,
): DeclaredEntitlement {
  return {
    at: path,
    principal: principalOf(declares, keys),
    service: serviceOf(definition, declares, keys),
    expiresAt: expiryOf(declares),
  };
}

type Declares = ManifestResource["declares"];

const NOT_GIVEN: NaturalReference = { expression: "${not given}" };
const OWN_NAME: NaturalReference = OWN_SERVICE.key ?? "";

function principalOf(
  { user, group }: Declares,
  keys: AccessKeys,
): KeyedThing & { readonly kind: PrincipalKind } {
  const kind = user === undefined ? "group" : "user";
  const given = asReference(user ?? group);
  return { kind, ...keys.principal(kind, given ?? NOT_GIVEN) };
}

/** An assignment without a service is one on ZIdentity itself. */
function serviceOf(
  { attributes }: ResourceDefinition,
  { service }: Declares,
  keys: AccessKeys,
): DeclaredService {
  const whenAbsent = attributes["service_id"]?.default === undefined ? NOT_GIVEN : OWN_NAME;
  return keys.service(service === undefined ? whenAbsent : (asReference(service) ?? NOT_GIVEN));
}

/** Roles that only Terraform can tell count as one that is not known. */
function rolesWithin(declared: unknown): readonly NaturalReference[] {
  if (declared === undefined) return [];
  if (!Array.isArray(declared)) return [asReference(declared) ?? NOT_GIVEN];
  return declared.map((item) => asReference(item) ?? NOT_GIVEN);
}

function scopeOf(declared: unknown): DeclaredScope {
  if (declared === undefined || declared === null) return { kind: "absent" };
  const reference = asReference(declared);
  if (reference === undefined || isExpression(reference)) return { kind: "unknown" };
  return { kind: "given", label: labelOf(reference) };
}

function expiryOf({ expires_at: declared }: Declares): string | undefined {
  if (declared === undefined || declared === null) return undefined;
  return typeof declared === "string" ? declared : labelOf(asReference(declared) ?? NOT_GIVEN);
}

/** Module to level; a whole map that is not known leaves every module open. */
function levelsWithin(declared: unknown): DeclaredLevels {
  if (isExpression(declared)) return new Map(MODULE_KEYS.map((module) => [module, undefined]));
  if (typeof declared !== "object" || declared === null) return new Map<string, undefined>();
  const entries: readonly (readonly [string, unknown])[] = Object.entries(declared);
  return new Map(
    entries
      .filter(([, level]) => level !== null)
      .map(([module, level]) => [module, typeof level === "string" ? level : undefined]),
  );
}
