import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zidentity } from "./example";
import { groupFindings } from "./group-findings";

export const assignmentScimGroup: AcrossRule = {
  id: "assignment/scim-group",
  severity: "info",
  title: "Role for a group whose members the identity provider decides",
  why: "The members of a group that SCIM provisions are set in the identity provider, and review of who holds the role has to look there.",
  fix: "Keep it if that is meant; guard the group in the identity provider as the role deserves.",
  sources: ["W", "P"],
  example: {
    declared: declare({
      grants: [grant(group("Helpdesk"), zidentity, [named("View Only Admin")])],
      facts: { groups: new Map([["Helpdesk", { source: "SCIM" }]]) },
    }),
  },
  check: (index) =>
    groupFindings(
      assignmentScimGroup,
      index,
      index.activeGrants,
      ({ source }) => source?.toUpperCase() === "SCIM",
      "comes from SCIM",
    ),
};
