import { MODULE_LEVELS, rankOf, refusedLevel } from "../../../src/emulator/permissions";

// The permission model's own table, in its own words.
const TABLE = `
admin_sign_on_policy: full, view_only
authentication_methods: full, view_only
users_and_groups: full, view_only
user_credentials: full, view_only
external_identities: full, view_only, restricted_view
ip_locations_and_groups: full, view_only
linked_services: full, view_only
authentication_session: full, view_only
administrative_entitlements: full, restricted_full, view_only
service_entitlements: full, view_only
audit_logs: view_only
roles: full, view_only
guest_domains: full, view_only
remote_assistance: full, view_only
branding: full, view_only
api_clients_and_resources: full, view_only
executive_insights: full
token_validators: full, view_only`;

test("modules and levels are those of the permission model", () => {
  const shown = [...MODULE_LEVELS].map(
    ([module, levels]) =>
      `${module.toLowerCase()}: ${levels.toReversed().join(", ").toLowerCase()}`,
  );
  expect(shown.join("\n")).toBe(TABLE.trim());
});

test("levels rank from none to full", () => {
  const order = ["NONE", "RESTRICTED_VIEW", "VIEW_ONLY", "RESTRICTED_FULL", "FULL"];
  expect(order.map(rankOf)).toEqual([0, 1, 2, 3, 4]);
  expect(rankOf("OBSERVE")).toBeUndefined();
});

test("none is always offered, and a module that is not known takes any level", () => {
  for (const module of MODULE_LEVELS.keys()) expect(refusedLevel(module, "NONE")).toBeUndefined();
  expect(refusedLevel("QUANTUM_KEYS", "OBSERVE")).toBeUndefined();
  expect(refusedLevel("AUDIT_LOGS", "FULL")).toBe(
    "AUDIT_LOGS does not offer FULL: use one of NONE, VIEW_ONLY",
  );
});
