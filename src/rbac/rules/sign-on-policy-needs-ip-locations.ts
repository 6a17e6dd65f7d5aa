import type { RoleCondition } from "./rule";

export const signOnPolicyNeedsIpLocations: RoleCondition = {
  id: "role/sign-on-policy-needs-ip-locations",
  severity: "error",
  title: "admin_sign_on_policy has no effect without ip_locations_and_groups",
  cannot: "open the admin sign-on policy",
  why: "Without access to IP Locations & Groups an admin is not allowed to access the sign-on policy, whatever level the role gives on it.",
  fix: 'Set ip_locations_and_groups to "view_only" or "full", or leave admin_sign_on_policy out.',
  sources: ["001", "002"],
  when: [{ module: "admin_sign_on_policy", levels: ["view_only", "full"] }],
  needs: [{ module: "ip_locations_and_groups", levels: ["view_only", "full"] }],
  example: { admin_sign_on_policy: "full" },
};
