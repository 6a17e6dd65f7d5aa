import { attributePath, type Diagnostic, errorDiagnostic } from "../diagnostics";
import { knownString, property, type ObjectValue } from "../schema";
import {
  describeService,
  type GroupRecord,
  type ServiceWithScopes,
  type TenantReader,
  withId,
} from "../tenant";
import type { PrincipalKind } from "./principal-kind";

/** What a group must be enabled for. */
export type EntitlementKind = "administrative" | "service";

/** That the principal exists, and that a group is enabled for what it shall hold. */
export async function checkPrincipal(
  { noun, attribute }: PrincipalKind,
  reader: TenantReader,
  planned: ObjectValue,
  entitlement: EntitlementKind,
): Promise<readonly Diagnostic[]> {
  const id = knownString(property(planned, attribute));
  if (id === undefined) return [];
  if (noun === "user") {
    const user = withId(await reader.users(), id);
    return user === undefined ? [missing(noun, attribute, id)] : [];
  }
  const group = withId(await reader.groups(), id);
  if (group === undefined) return [missing(noun, attribute, id)];
  return isEnabled(group, entitlement) ? [] : [notEnabled(group, entitlement)];
}

/** That the service exists. */
export async function checkService(
  reader: TenantReader,
  planned: ObjectValue,
): Promise<{ found?: ServiceWithScopes; findings: readonly Diagnostic[] }> {
  const id = knownString(property(planned, "service_id"));
  if (id === undefined) return { findings: [] };
  const services = await reader.services();
  const found = services.find(({ service }) => service.id === id);
  if (found !== undefined) return { found, findings: [] };
  const list = services.map(({ service }) => `  - ${service.id}: ${describeService(service)}`);
  return {
    findings: [
      errorDiagnostic(
        `No service with the id ${JSON.stringify(id)}`,
        `The services of this tenant are:\n${list.join("\n")}`,
        {
          path: attributePath("service_id"),
          ruleId: "lookup/not-found",
          fix: "Look the service up by name with the data source zidentity_service.",
        },
      ),
    ],
  };
}

function missing(noun: "user" | "group", attribute: string, id: string): Diagnostic {
  const by = noun === "user" ? "login name" : "name";
  return errorDiagnostic(
    `No ${noun} with the id ${JSON.stringify(id)}`,
    `The tenant has no such ${noun}. Users and groups must exist before they can hold anything.`,
    {
      path: attributePath(attribute),
      ruleId: "lookup/not-found",
      fix: `Look the ${noun} up by ${by} with the data source zidentity_${noun}.`,
    },
  );
}

/** A tenant that does not tell is given the benefit of the doubt: it refuses by itself. */
function isEnabled(group: GroupRecord, entitlement: EntitlementKind): boolean {
  return entitlement === "administrative"
    ? group.adminEntitlementEnabled !== false
    : group.serviceEntitlementEnabled !== false;
}

/** The ids under which the rules across declarations have it. */
const NOT_ENABLED: Readonly<Record<EntitlementKind, string>> = {
  administrative: "assignment/group-not-enabled-for-administrative",
  service: "entitlement/group-not-enabled-for-service",
};

function notEnabled({ name }: GroupRecord, entitlement: EntitlementKind): Diagnostic {
  return errorDiagnostic(
    `Group ${JSON.stringify(name)} is not enabled for ${entitlement} entitlements`,
    `A group must be enabled for ${entitlement} entitlements before it can hold any.`,
    {
      path: attributePath("group_id"),
      ruleId: NOT_ENABLED[entitlement],
      fix: "Enable it on the group in ZIdentity, or choose another group.",
    },
  );
}
