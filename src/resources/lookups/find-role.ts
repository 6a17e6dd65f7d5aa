import { attributePath } from "../../diagnostics";
import {
  allNamed,
  CapabilityMissingError,
  describeService,
  type RoleRecord,
  rolesOfService,
  type ServiceWithScopes,
  type TenantReader,
  withId,
  ZIDENTITY_SERVICE,
} from "../../tenant";
import { exactlyOne, onlyKnown } from "./find-one";

export type RoleQuery = { readonly id: string } | { readonly name: string };

/** A role of a service. Permissions are known of ZIdentity's own roles only. Throws DiagnosticsError. */
export async function findRole(
  reader: TenantReader,
  service: ServiceWithScopes,
  query: RoleQuery,
): Promise<RoleRecord> {
  const roles = await rolesOf(reader, service);
  const byId = "id" in query;
  const word = byId ? query.id : query.name;
  return exactlyOne(
    {
      noun: "role",
      asked: `${byId ? "id" : "name"} ${JSON.stringify(word)} on ${describeService(service.service)}`,
      path: attributePath(byId ? "id" : "name"),
    },
    byId ? onlyKnown(withId(roles, word)) : allNamed(roles, word),
    ({ name }) => name,
    { word, candidates: () => (byId ? [] : roles.map(({ name }) => name)) },
  );
}

/**
 * The roles of a service. Of ZIdentity itself they come with permissions where the tenant offers its role list, and
 * otherwise, by name and id alone, from the documented list of resource servers.
 */
export async function rolesOf(
  reader: TenantReader,
  service: ServiceWithScopes,
): Promise<readonly RoleRecord[]> {
  if (service.service.name !== ZIDENTITY_SERVICE) return rolesOfService(service);
  try {
    return await reader.roles();
  } catch (error) {
    if (error instanceof CapabilityMissingError) return rolesOfService(service);
    throw error;
  }
}
