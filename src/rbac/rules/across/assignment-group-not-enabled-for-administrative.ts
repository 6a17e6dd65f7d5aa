import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zidentity } from "./example";
import { groupFindings } from "./group-findings";

export const assignmentGroupNotEnabled: AcrossRule = {
  id: "assignment/group-not-enabled-for-administrative",
  severity: "error",
  title: "Group is not enabled for administrative entitlements",
  why: "A group holds roles only when it is enabled for administrative entitlements.",
  fix: "Enable the group for administrative entitlements, or assign the role to another group.",
  sources: ["W"],
  example: {
    declared: declare({
      grants: [grant(group("Helpdesk"), zidentity, [named("View Only Admin")])],
      facts: { groups: new Map([["Helpdesk", { adminEnabled: false }]]) },
    }),
  },
  check: (index) =>
    groupFindings(
      assignmentGroupNotEnabled,
      index,
      index.declared.grants,
      ({ adminEnabled }) => adminEnabled === false,
      "is not enabled for them",
    ),
};
