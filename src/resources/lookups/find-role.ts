import { attributePath, DiagnosticsError } from "../../diagnostics";
import { EXECUTIVE_INSIGHTS, tenantWithoutAppRole } from "../../rbac";
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
  const matches = byId ? onlyKnown(withId(roles, word)) : allNamed(roles, word);
  if (matches.length === 0 && !byId) explainMissingAppRole(service, word);
  return exactlyOne(
    {
      noun: "role",
      asked: `${byId ? "id" : "name"} ${JSON.stringify(word)} on ${describeService(service.service)}`,
      path: attributePath(byId ? "id" : "name"),
    },
    matches,
    ({ name }) => name,
    { word, candidates: () => (byId ? [] : roles.map(({ name }) => name)) },
  );
}

/** The role that opens the Executive Insights app is made in ZIA, tenant by tenant, and the app stays empty without it. */
function explainMissingAppRole({ service }: ServiceWithScopes, name: string): void {
  if (service.name !== EXECUTIVE_INSIGHTS.ziaProduct || name !== EXECUTIVE_INSIGHTS.ziaRole) return;
  const found = tenantWithoutAppRole(describeService(service));
  throw new DiagnosticsError([{ ...found, path: attributePath("name") }]);
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
