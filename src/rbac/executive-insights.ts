import { type Diagnostic, errorDiagnostic } from "../diagnostics";
import type { SourceId } from "./sources";

/** The pair of roles that opens the Executive Insights app. Source: 000. */
export const EXECUTIVE_INSIGHTS = {
  /** Predefined on ZIdentity. */
  zidentityRole: "CXO Insight User",
  /** On every ZIA tenant that the executive needs. */
  ziaRole: "Executive Insights App",
  ziaProduct: "ZIA",
  /** Where the app role comes from; ends a sentence that begins with "Make it". */
  whereToMakeAppRole:
    'in the ZIA Admin Portal of that tenant, as "Adding Executive Insights App Admins" describes (https://help.zscaler.com/zia/adding-executive-insights-app-admins)',
} as const;

export const EXECUTIVE_INSIGHTS_SOURCES: readonly SourceId[] = ["000"];

/** Access for executives that names no ZIA tenant; `where` ends the sentence about those that count. */
export function noZiaTenant(more: Partial<Diagnostic>, where = "."): Diagnostic {
  return errorDiagnostic(
    "No ZIA tenant is named",
    `The app takes the role ${EXECUTIVE_INSIGHTS.ziaRole} on every ZIA tenant that the executive needs${where}`,
    { ruleId: "executive-insights/no-tenant", ...more },
  );
}

/** A service among the ZIA tenants that is none. */
export function notZiaTenant(service: string, more: Partial<Diagnostic>): Diagnostic {
  return errorDiagnostic(
    `${service} is no ZIA tenant`,
    `The role ${EXECUTIVE_INSIGHTS.ziaRole} is one of ${EXECUTIVE_INSIGHTS.ziaProduct}.`,
    { ruleId: "executive-insights/no-zia", fix: "Leave it out.", ...more },
  );
}
