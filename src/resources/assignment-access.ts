import type { DeclaredPrincipal, DeclaredService, GrantedRole } from "../rbac";
import { isListValue, knownString, type ObjectValue, property, type Value } from "../schema";
import {
  describeService,
  type RoleRecord,
  type ServiceWithScopes,
  type TenantReader,
  withId,
  ZIDENTITY_SERVICE,
} from "../tenant";
import type { DeclaredPart } from "./definition";
import { rolesOf } from "./lookups";
import type { PrincipalKind } from "./principal-kind";
import { levelsOfRecord } from "./record-levels";

/** An assignment in the form of the rules. */
export async function declaredGrant(
  kind: PrincipalKind,
  declared: ObjectValue,
  reader: TenantReader | undefined,
): Promise<DeclaredPart> {
  const found = await serviceWith(reader, declared);
  const scope = property(declared, "scope_id");
  const grant = {
    at: "",
    principal: await principalOf(kind, declared, reader),
    service: serviceOf(declared, found),
    roles: rolesWithin(
      property(declared, "role_ids"),
      found === undefined || reader === undefined ? [] : await rolesOf(reader, found),
    ),
    scope: scope === null ? { kind: "absent" as const } : { kind: "unknown" as const },
    exclusive: property(declared, "exclusive") !== false,
    expiresAt: expiryOf(declared),
  };
  return { grants: [grant] };
}

/** An entitlement in the form of the rules. */
export async function declaredEntitlement(
  kind: PrincipalKind,
  declared: ObjectValue,
  reader: TenantReader | undefined,
): Promise<DeclaredPart> {
  const service = serviceOf(declared, await serviceWith(reader, declared));
  const principal = await principalOf(kind, declared, reader);
  return { entitlements: [{ at: "", principal, service, expiresAt: expiryOf(declared) }] };
}

async function principalOf(
  { noun, attribute }: PrincipalKind,
  declared: ObjectValue,
  reader: TenantReader | undefined,
): Promise<DeclaredPrincipal> {
  const key = knownString(property(declared, attribute));
  const name = key === undefined ? undefined : await nameOf(noun, key, reader);
  return { kind: noun, key, label: name ?? key ?? "not known yet" };
}

async function nameOf(
  noun: PrincipalKind["noun"],
  id: string,
  reader: TenantReader | undefined,
): Promise<string | undefined> {
  if (reader === undefined) return undefined;
  if (noun === "user") return withId(await reader.users(), id)?.loginName;
  return withId(await reader.groups(), id)?.name;
}

async function serviceWith(
  reader: TenantReader | undefined,
  declared: ObjectValue,
): Promise<ServiceWithScopes | undefined> {
  const id = knownString(property(declared, "service_id"));
  return (await reader?.services())?.find(({ service }) => service.id === id);
}

/** Which service an id is, the tenant alone can tell; one that is left out is ZIdentity itself. */
function serviceOf(declared: ObjectValue, found: ServiceWithScopes | undefined): DeclaredService {
  if (found !== undefined) {
    const { id, name } = found.service;
    const own = name === ZIDENTITY_SERVICE;
    return { key: id, label: describeService(found.service), own, product: name };
  }
  const id = property(declared, "service_id");
  return id === null
    ? { key: ZIDENTITY_SERVICE, label: "ZIdentity", own: true, product: ZIDENTITY_SERVICE }
    : { key: undefined, label: knownString(id) ?? "not known yet", own: false };
}

function rolesWithin(ids: Value, known: readonly RoleRecord[]): readonly GrantedRole[] {
  if (!isListValue(ids)) return [{ key: undefined, label: "not known yet" }];
  return ids.map((id) => {
    const key = knownString(id);
    const record = key === undefined ? undefined : withId(known, key);
    const permissions = record && levelsOfRecord(record);
    return {
      key,
      label: record?.name ?? key ?? "not known yet",
      ...(permissions === undefined ? {} : { permissions }),
    };
  });
}

/** A time that is not known yet is some text to the rules. */
function expiryOf(declared: ObjectValue): string | undefined {
  const end = property(declared, "expires_at");
  return end === null ? undefined : (knownString(end) ?? "not known yet");
}
