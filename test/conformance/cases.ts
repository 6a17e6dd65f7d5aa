import type { ObjectValue } from "../../src/schema";
import type { Tenant } from "../acceptance/harness";

/** What the conformance tests do with one resource. A reference to another object is an id that is there already. */
export interface ConformanceCase {
  readonly config: (tenant: Tenant) => ObjectValue;
  /** The same object with something else in place; left out where every attribute names the object. */
  readonly updated?: (tenant: Tenant) => ObjectValue;
  /** The object by names, for an import; by id it is imported as well. */
  readonly importName: string;
  /** Where it is in the tenant; undefined when it is not there. */
  readonly stored: (tenant: Tenant) => unknown;
}

const ann = "ann@example.com";

/** Keyed by the name of the resource: one that has no entry fails the tests. */
export const CASES: Readonly<Record<string, ConformanceCase>> = {
  zidentity_role: {
    config: () => ({
      name: "Conformance",
      description: "One",
      permissions: { users_and_groups: "view_only", branding: "none" },
      other_permissions: { quantum_keys: "observe" },
    }),
    updated: () => ({
      name: "Conformance, renamed",
      permissions: { users_and_groups: "full", audit_logs: "view_only" },
      other_permissions: { quantum_keys: "hold" },
    }),
    importName: "Conformance",
    stored: ({ emulator }) =>
      [...emulator.store.roles.values()].find(({ name }) => name.startsWith("Conformance")),
  },
  zidentity_group_role_assignment: {
    config: (tenant) => ({
      group_id: tenant.groupId("Helpdesk"),
      role_ids: [tenant.roleId("Users Admin"), tenant.roleId("CXO Insight User")],
    }),
    updated: (tenant) => ({
      group_id: tenant.groupId("Helpdesk"),
      role_ids: [tenant.roleId("View Only Admin"), tenant.roleId("Users Admin")],
    }),
    importName: "group/Helpdesk/ZIAM",
    stored: ({ emulator, groupId }) =>
      emulator.store.grants.of({ type: "GROUP", id: groupId("Helpdesk") })[0],
  },
  zidentity_user_role_assignment: {
    config: (tenant) => ({
      user_id: tenant.userId(ann),
      service_id: tenant.serviceId("ZPA"),
      role_ids: [tenant.linkedRoleId("ZPA", "Application Owner")],
      scope_id: scopeId(tenant, "Default"),
    }),
    updated: (tenant) => ({
      user_id: tenant.userId(ann),
      service_id: tenant.serviceId("ZPA"),
      role_ids: [tenant.linkedRoleId("ZPA", "ZPA Administrator")],
      scope_id: scopeId(tenant, "Plant Network"),
    }),
    importName: `user/${ann}/ZPA`,
    stored: ({ emulator, userId }) =>
      emulator.store.grants.of({ type: "USER", id: userId(ann) })[0],
  },
  zidentity_service_entitlement: {
    config: (tenant) => ({ user_id: tenant.userId(ann), service_id: tenant.serviceId("ZDX") }),
    importName: `user/${ann}/ZDX`,
    stored: ({ emulator, userId }) =>
      emulator.store.entitlements.of({ type: "USER", id: userId(ann) })[0],
  },
};

/** The case of a resource. Throws for one that nobody wrote a case for. */
export function caseOf(name: string): ConformanceCase {
  const found = CASES[name];
  if (found !== undefined) return found;
  throw new Error(`${name} has no entry in test/conformance/cases.ts.`);
}

function scopeId({ emulator, serviceId }: Tenant, name: string): string {
  const scopes = emulator.store.services.get(serviceId("ZPA"))?.scopes ?? [];
  return scopes.find((scope) => scope.name === name)?.id ?? "";
}
