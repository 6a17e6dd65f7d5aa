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
