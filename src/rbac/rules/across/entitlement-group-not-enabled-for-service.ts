import type { AcrossRule } from "./across-rule";
import { declare, entitlement, group, zia } from "./example";
import { groupFindings } from "./group-findings";

export const entitlementGroupNotEnabled: AcrossRule = {
  id: "entitlement/group-not-enabled-for-service",
  severity: "error",
  title: "Group is not enabled for service entitlements",
  why: "A group is entitled to a service only when it is enabled for service entitlements.",
  fix: "Enable the group for service entitlements, or entitle another group.",
  sources: ["W"],
  example: {
    declared: declare({
      entitlements: [entitlement(group("Sales"), zia)],
      facts: { groups: new Map([["Sales", { serviceEnabled: false }]]) },
    }),
  },
  check: (index) =>
    groupFindings(
      entitlementGroupNotEnabled,
      index,
      index.declared.entitlements,
      ({ serviceEnabled }) => serviceEnabled === false,
      "is not enabled for them",
    ),
};
