import type { Diagnostic } from "../../../diagnostics";
import { isAppRole } from "../../access/app-access";
import { type AccessFinding, findingOf, type Keyed } from "../../access/finding";
import { EXECUTIVE_INSIGHTS, EXECUTIVE_INSIGHTS_SOURCES } from "../../executive-insights";
import { showValue } from "../../wording";
import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zia, zidentity } from "./example";

const { zidentityRole, ziaRole, whereToMakeAppRole } = EXECUTIVE_INSIGHTS;

export const executiveInsightsTenantWithoutAppRole: AcrossRule = {
  id: "executive-insights/tenant-without-app-role",
  severity: "error",
  title: `ZIA tenant without the ${ziaRole} role`,
  why: "The roles of a ZIA tenant are made in ZIA and then appear in ZIdentity, so that the executives may have to be authorized in ZIA first.",
  fix: `Make the role ${whereToMakeAppRole}.`,
  sources: [...EXECUTIVE_INSIGHTS_SOURCES, "H"],
  example: {
    declared: declare({
      grants: [
        grant(group("Board"), zidentity, [named(zidentityRole)]),
        grant(group("Board"), zia, [named(ziaRole, zia)]),
      ],
      facts: { services: new Map([["ZIA", { roleNames: new Set(["Super Admin"]) }]]) },
    }),
  },
  check: ({ declared, facts: { services } }) =>
    declared.grants.flatMap(({ at, principal, service, roles }) => {
      const names = service.key === undefined ? undefined : services?.get(service.key)?.roleNames;
      if (names === undefined || names.has(ziaRole)) return [];
      return roles
        .filter((role) => isAppRole(role, service))
        .map((role) => tenantWithoutRole(at, service.label, { principal, role }));
    }),
};

/** The finding on one ZIA tenant, for a caller that has looked for the role himself. */
export function tenantWithoutAppRole(tenant: string): Diagnostic {
  return tenantWithoutRole("", tenant).diagnostic;
}

function tenantWithoutRole(
  at: string,
  tenant: string,
  about: { readonly principal?: Keyed; readonly role?: Keyed } = {},
): AccessFinding {
  return findingOf(executiveInsightsTenantWithoutAppRole, at, {
    summary: `${showValue(tenant)} has no role ${showValue(ziaRole)}`,
    detail: `ZIdentity lists no role ${showValue(ziaRole)} under ${showValue(tenant)}.`,
    ...about,
  });
}
