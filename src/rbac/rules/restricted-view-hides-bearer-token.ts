import type { RoleCondition } from "./rule";

export const restrictedViewHidesBearerToken: RoleCondition = {
  id: "role/restricted-view-hides-bearer-token",
  severity: "info",
  title: "external_identities at restricted_view hides the SCIM bearer token",
  cannot: "see the bearer token of SCIM provisioning",
  why: "Restricted View shows everything that View Only shows of an external identity, except the bearer token.",
  fix: 'Keep it if that is meant; to show the token, set external_identities to "view_only" or "full".',
  sources: ["001", "002"],
  when: [{ module: "external_identities", levels: ["restricted_view"] }],
  needs: [{ module: "external_identities", levels: ["view_only", "full"] }],
  example: { external_identities: "restricted_view" },
};
