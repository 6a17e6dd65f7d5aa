import { describeWithTerraform, TerraformRun, withTenant } from "./harness";

describeWithTerraform("behind Terraform's back", () => {
  test("what was changed is a difference, what was deleted is planned again", () =>
    withTenant(async (tenant) => {
      const { portal, groupId, serviceId } = tenant;
      const helpdesk = groupId("Helpdesk");
      const zdx = serviceId("ZDX");
      const hcl = `
        resource "zidentity_role" "changed" {
          name        = "Changed"
          permissions = { roles = "view_only" }
        }
        resource "zidentity_role" "deleted" { name = "Deleted" }
        resource "zidentity_group_role_assignment" "deleted" {
          group_id = "${helpdesk}"
          role_ids = [zidentity_role.changed.id]
        }
        resource "zidentity_service_entitlement" "deleted" {
          group_id   = "${helpdesk}"
          service_id = "${zdx}"
        }`;
      const run = await TerraformRun.start({ tenant, hcl });
      await run.mustApply();

      const changed = tenant.roleId("Changed");
      await portal.call("PUT", `/roles/${changed}`, {
        name: "Changed",
        description: "by hand",
        permissions: { BRANDING: "FULL" },
      });
      await portal.call("DELETE", `/roles/${tenant.roleId("Deleted")}`);
      await portal.call("DELETE", `/groups/${helpdesk}/admin-entitlements/${serviceId("ZIAM")}`);
      await portal.call("DELETE", `/groups/${helpdesk}/service-entitlements/${zdx}`);

      expect(await run.plan()).toMatchObject({
        errors: [],
        changes: {
          "zidentity_role.changed": "update",
          "zidentity_role.deleted": "create",
          "zidentity_group_role_assignment.deleted": "create",
          "zidentity_service_entitlement.deleted": "create",
        },
      });
      await run.mustApply();
      expect(tenant.emulator.store.roles.get(changed)).toMatchObject({
        permissions: { ROLES: "VIEW_ONLY" },
      });
      expect(tenant.held({ group: "Helpdesk" })).toEqual(["Changed"]);
      expect((await run.plan()).code).toBe(0);
    }));

  test("deleting what is already deleted is fine, known beforehand or not", () =>
    withTenant(async (tenant) => {
      const { portal, groupId, serviceId } = tenant;
      const pair = groupId("Helpdesk");
      const hcl = `
        resource "zidentity_role" "r" { name = "R" }
        resource "zidentity_group_role_assignment" "a" {
          group_id = "${pair}"
          role_ids = [zidentity_role.r.id]
        }
        resource "zidentity_service_entitlement" "e" {
          group_id   = "${pair}"
          service_id = "${serviceId("ZCC")}"
        }`;
      const run = await TerraformRun.start({ tenant, hcl });
      await run.mustApply();
      await portal.call("DELETE", `/groups/${pair}/service-entitlements/${serviceId("ZCC")}`);
      await portal.call("DELETE", `/groups/${pair}/admin-entitlements/${serviceId("ZIAM")}`);
      await portal.call("DELETE", `/roles/${tenant.roleId("R")}`);
      // Without a refresh the provider is told to delete all three, and finds none of them.
      expect(await run.destroy("-refresh=false")).toMatchObject({ code: 0, errors: [] });
      expect(await run.state()).toEqual({});
    }));

  test("a user or group that is gone takes its assignments along", () =>
    withTenant(async (tenant) => {
      const ann = tenant.userId("ann@example.com");
      const hcl = `
        resource "zidentity_user_role_assignment" "a" {
          user_id  = "${ann}"
          role_ids = ["${tenant.roleId("Users Admin")}"]
        }`;
      const run = await TerraformRun.start({ tenant, hcl });
      await run.mustApply();
      await tenant.portal.call("DELETE", `/users/${ann}`);
      // Planned again, and refused with the reason: the user that it names is not there.
      const plan = await run.plan();
      expect(plan.code).toBe(1);
      expect(plan.errors).toMatchObject([{ summary: `No user with the id "${ann}"` }]);
      await run.write("");
      expect((await run.apply()).code).toBe(0);
    }));
});
