import {
  isModuleKey,
  type Level,
  levelsOf,
  MODULE_KEYS,
  MODULES,
  type Permissions,
} from "../../../src/rbac";

/** The table of the documents, written out by hand: module, levels, documents that say so. */
const DOCUMENTED: readonly (readonly [string, readonly Level[], readonly string[]])[] = [
  ["admin_sign_on_policy", ["none", "view_only", "full"], ["001", "002"]],
  ["authentication_methods", ["none", "view_only", "full"], ["001", "002"]],
  ["users_and_groups", ["none", "view_only", "full"], ["001", "002"]],
  ["user_credentials", ["none", "view_only", "full"], ["001", "002"]],
  ["external_identities", ["none", "restricted_view", "view_only", "full"], ["001", "002"]],
  ["ip_locations_and_groups", ["none", "view_only", "full"], ["001", "002"]],
  ["linked_services", ["none", "view_only", "full"], ["001"]],
  ["authentication_session", ["none", "view_only", "full"], ["001", "002"]],
  ["administrative_entitlements", ["none", "view_only", "restricted_full", "full"], ["001", "002"]],
  ["service_entitlements", ["none", "view_only", "full"], ["001", "002"]],
  ["audit_logs", ["none", "view_only"], ["002"]],
  ["roles", ["none", "view_only", "full"], ["001", "002"]],
  ["guest_domains", ["none", "view_only", "full"], ["001", "002"]],
  ["remote_assistance", ["none", "view_only", "full"], ["001", "002"]],
  ["branding", ["none", "view_only", "full"], ["001", "002"]],
  ["api_clients_and_resources", ["none", "view_only", "full"], ["001", "002"]],
  ["executive_insights", ["none", "full"], ["001", "002"]],
  ["token_validators", ["none", "view_only", "full"], ["002"]],
];

describe("modules", () => {
  it("are the 18 of the documents, in their order", () => {
    expect(MODULE_KEYS).toEqual(DOCUMENTED.map(([key]) => key));
    expect(MODULE_KEYS).toHaveLength(18);
  });

  it.each(DOCUMENTED)("%s offers %j, says %j", (key, levels, sources) => {
    if (!isModuleKey(key)) throw new Error(`${key} is not a module`);
    expect(levelsOf(key)).toEqual(levels);
    expect(MODULES[key].levels).toEqual(levels.slice(1));
    expect(MODULES[key].sources).toEqual(sources);
  });

  it("have the portal's titles, each its own", () => {
    expect(MODULES.users_and_groups.title).toBe("Users and Groups");
    expect(MODULES.admin_sign_on_policy.title).toBe("Admin Sign-On Policy");
    expect(MODULES.api_clients_and_resources.title).toBe("API Clients & Resources");
    expect(new Set(MODULE_KEYS.map((key) => MODULES[key].title)).size).toBe(18);
  });

  it("say where the documents differ", () => {
    expect(MODULES.remote_assistance.note).toMatch(/001 says Full or None.*002.*View Only/);
    expect(MODULES.token_validators.note).toMatch(/001 does not list/);
    expect(MODULES.linked_services.note).toMatch(/002 does not list/);
  });

  it.each([
    "",
    "Roles",
    "ROLES",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    0,
    null,
    undefined,
    ["roles"],
  ])("does not take %p for a module", (value) => {
    expect(isModuleKey(value)).toBe(false);
  });

  it("let only levels that they offer compile", () => {
    const offered: Permissions = {
      audit_logs: "view_only",
      external_identities: "restricted_view",
    };
    // @ts-expect-error: Audit Logs offers View Only and None.
    const notOffered: Permissions = { audit_logs: "full" };
    expect([offered, notOffered]).toHaveLength(2);
  });
});
