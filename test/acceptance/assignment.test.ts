import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "./harness";

/** Two ZIA roles, by name, for whoever needs roles that are there already. */
function ziaRoles(tenant: Tenant): { service: string; auditor: string; policy: string } {
  const on = "ZIA/zscalerthree.net";
  return {
    service: tenant.serviceId(on),
    auditor: tenant.linkedRoleId(on, "Auditor"),
    policy: tenant.linkedRoleId(on, "Policy Admin"),
  };
}

const ZIA = "ZIA/zscalerthree.net";

async function grant(tenant: Tenant, who: string, service: string, ...roles: string[]) {
  const body = { roles: roles.map((id) => ({ id })) };
  await tenant.portal.call("PUT", `/${who}/admin-entitlements/${service}`, body);
}

describeWithTerraform("a role assignment", () => {
  test("that is exclusive warns, by name, of what it takes away, and takes it", () =>
    withTenant(async (tenant) => {
      const { service, auditor, policy } = ziaRoles(tenant);
      const helpdesk = tenant.groupId("Helpdesk");
      await grant(tenant, `groups/${helpdesk}`, service, auditor);
      const assigned = (...ids: string[]) => `
        resource "zidentity_group_role_assignment" "a" {
          group_id   = "${helpdesk}"
          service_id = "${service}"
          role_ids   = ${JSON.stringify(ids)}
        }`;
      const run = await TerraformRun.start({ tenant, hcl: assigned(policy) });

      const { warnings } = await run.plan();
      expect(warnings).toMatchObject([
        {
          summary: `This assignment takes "Auditor" away from group "Helpdesk"`,
          address: "zidentity_group_role_assignment.a",
          code: `role_ids   = ["${policy}"]`,
        },
      ]);
      await run.mustApply();
      expect(tenant.held({ group: "Helpdesk" }, ZIA)).toEqual(["Policy Admin"]);

      // Somebody adds a role behind Terraform's back: a difference by id, and a warning by name.
      await grant(tenant, `groups/${helpdesk}`, service, auditor, policy);
      expect(await run.plan()).toMatchObject({
        changes: { "zidentity_group_role_assignment.a": "update" },
        warnings: [{ summary: `This assignment takes "Auditor" away from group "Helpdesk"` }],
      });
      // In place: the id is that of the pair.
      await run.mustApply(assigned(auditor));
      expect(tenant.held({ group: "Helpdesk" }, ZIA)).toEqual(["Auditor"]);
      expect((await run.plan()).code).toBe(0);
    }));

  test("that is not exclusive leaves alone what others granted", () =>
    withTenant(async (tenant) => {
      const { service, auditor, policy } = ziaRoles(tenant);
      const firewall = tenant.linkedRoleId(ZIA, "Firewall Admin");
      const ann = tenant.userId("ann@example.com");
      await grant(tenant, `users/${ann}`, service, auditor);
      const assigned = (id: string) => `
        resource "zidentity_user_role_assignment" "a" {
          user_id    = "${ann}"
          service_id = "${service}"
          role_ids   = ["${id}"]
          exclusive  = false
        }`;
      const run = await TerraformRun.start({ tenant, hcl: assigned(policy) });
      expect((await run.mustApply()).warnings).toEqual([]);
      expect(tenant.held({ user: "ann@example.com" }, ZIA)).toEqual(["Auditor", "Policy Admin"]);
      expect((await run.plan()).code).toBe(0);

      await run.mustApply(assigned(firewall));
      expect(tenant.held({ user: "ann@example.com" }, ZIA)).toEqual(["Auditor", "Firewall Admin"]);
      expect((await run.destroy()).code).toBe(0);
      expect(tenant.held({ user: "ann@example.com" }, ZIA)).toEqual(["Auditor"]);
    }));

  test("and an entitlement of another group are other objects", () =>
    withTenant(async (tenant) => {
      const { service, auditor } = ziaRoles(tenant);
      const scopes = tenant.emulator.store.services.get(tenant.serviceId("ZPA"))?.scopes ?? [];
      const zpa = tenant.serviceId("ZPA");
      const objects = (group: string, scope = 0) => `
        locals { group = "${tenant.groupId(group)}" }
        resource "zidentity_group_role_assignment" "a" {
          group_id   = local.group
          service_id = "${service}"
          role_ids   = ["${auditor}"]
        }
        resource "zidentity_service_entitlement" "e" {
          group_id   = local.group
          service_id = "${service}"
        }
        resource "zidentity_user_role_assignment" "scoped" {
          user_id    = "${tenant.userId("ann@example.com")}"
          service_id = "${zpa}"
          role_ids   = ["${tenant.linkedRoleId("ZPA", "Application Owner")}"]
          scope_id   = "${scopes[scope]?.id ?? ""}"
        }`;
      const run = await TerraformRun.start({ tenant, hcl: objects("Helpdesk") });
      await run.mustApply();

      await run.write(objects("Auditors", 1));
      expect((await run.plan()).changes).toEqual({
        "zidentity_group_role_assignment.a": "replace",
        "zidentity_service_entitlement.e": "replace",
        "zidentity_user_role_assignment.scoped": "update",
      });
      await run.mustApply();
      expect(tenant.held({ group: "Helpdesk" }, ZIA)).toEqual([]);
      expect(tenant.held({ group: "Auditors" }, ZIA)).toEqual(["Auditor"]);
      const { grants, entitlements } = tenant.emulator.store;
      expect(entitlements.all().map(({ principal }) => principal.id)).toEqual([
        tenant.groupId("Auditors"),
      ]);
      expect(grants.on(zpa).map(({ scopeId }) => scopeId)).toEqual([scopes[1]?.id]);
      expect((await run.plan()).code).toBe(0);
    }));
});
