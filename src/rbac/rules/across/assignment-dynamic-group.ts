import type { AcrossRule } from "./across-rule";
import { declare, grant, group, named, zidentity } from "./example";
import { groupFindings } from "./group-findings";

export const assignmentDynamicGroup: AcrossRule = {
  id: "assignment/dynamic-group",
  severity: "warning",
  title: "Role for a group whose members are chosen by a rule",
  why: "Whoever can change the attributes that the rule looks at decides who holds the role.",
  fix: "Assign the role to a group whose members are named one by one, or accept the finding with a reason.",
  sources: ["W", "P"],
  example: {
    declared: declare({
      grants: [grant(group("All of Berlin"), zidentity, [named("View Only Admin")])],
      facts: { groups: new Map([["All of Berlin", { dynamic: true }]]) },
    }),
  },
  check: (index) =>
    groupFindings(
      assignmentDynamicGroup,
      index,
      index.activeGrants,
      ({ dynamic }) => dynamic === true,
      "is a dynamic group",
    ),
};
