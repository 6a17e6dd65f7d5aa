/** What only the tenant can tell: refused by the plan, before anything is written. */
import {
  describeWithTerraform,
  type Report,
  TerraformRun,
  type Tenant,
  withTenant,
} from "../harness";

function configuration(tenant: Tenant): string {
  const ann = tenant.userId("ann@example.com");
  const helpdesk = tenant.groupId("Helpdesk");
  return `
    resource "zidentity_role" "taken" {
      name = "Taken"
    }
    data "zidentity_group" "absent" {
      name = "Helpdeks"
    }
    data "zidentity_group" "ambiguous" {
      name = "Regional IT"
    }
    data "zidentity_user" "absent" {
      login_name = "anne@example.com"
    }
    data "zidentity_service" "ambiguous" {
      name = "ZIA"
    }
    data "zidentity_role" "absent" {
      name = "User Admin"
    }
    resource "zidentity_user_role_assignment" "stranger" {
      user_id  = "${ann}"
      role_ids = ["${tenant.linkedRoleId("ZIA/zscalerthree.net", "Auditor")}"]
    }
    resource "zidentity_group_role_assignment" "first" {
      group_id   = "${helpdesk}"
      role_ids   = ["${tenant.roleId("Users Admin")}"]
    }
    resource "zidentity_group_role_assignment" "second" {
      group_id   = "${helpdesk}"
      service_id = "${tenant.serviceId("ZIAM")}"
      role_ids   = ["${tenant.roleId("View Only Admin")}"]
    }
    resource "zidentity_group_role_assignment" "not_enabled" {
      group_id = "${tenant.groupId("Contractors")}"
      role_ids = ["${tenant.roleId("Users Admin")}"]
    }
    resource "zidentity_service_entitlement" "no_group" {
      group_id   = "i0"
      service_id = "${tenant.serviceId("ZPA")}"
    }
    resource "zidentity_service_entitlement" "no_service" {
      user_id    = "${ann}"
      service_id = "i0"
    }`;
}

/** What a plan says, by the object that it concerns. */
function saidOf({ errors }: Report, address: string) {
  return errors
    .filter((error) => error.address === address)
    .map(({ summary, detail }) => `${summary}. ${detail}`)
    .join("\n");
}

describeWithTerraform("a plan against a tenant where it cannot come true", () => {
  test("says of each object what is wrong and what to do", () =>
    withTenant(async (tenant) => {
      const { id } = (await tenant.portal.call("POST", "/roles", { name: "Taken" })) as {
        id: string;
      };
      const before = tenant.emulator.store.toDocument();
      const run = await TerraformRun.start({ tenant, hcl: configuration(tenant) });
      const plan = await run.plan();
      expect(plan.code).toBe(1);

      expect(saidOf(plan, "zidentity_role.taken")).toMatch(
        new RegExp(`The role name "Taken" is taken[^]*${id}[^]*import`),
      );
      expect(saidOf(plan, "data.zidentity_group.absent")).toContain(`Did you mean "Helpdesk"?`);
      const regional = [...tenant.emulator.store.groups.values()].filter(
        ({ name }) => name === "Regional IT",
      );
      expect(regional).toHaveLength(2);
      for (const group of regional) {
        expect(saidOf(plan, "data.zidentity_group.ambiguous")).toContain(group.id);
      }
      expect(saidOf(plan, "data.zidentity_user.absent")).toContain(
        `Did you mean "ann@example.com"?`,
      );
      for (const cloud of ["zscalerthree.net", "zscalertwo.net"]) {
        expect(saidOf(plan, "data.zidentity_service.ambiguous")).toContain(
          tenant.serviceId(`ZIA/${cloud}`),
        );
      }
      expect(saidOf(plan, "data.zidentity_role.absent")).toContain(`Did you mean "Users Admin"?`);
      expect(saidOf(plan, "zidentity_user_role_assignment.stranger")).toMatch(
        /"Auditor" is a role of another service\. [^]*ZIA \(zscalerthree\.net, Acme West\)/,
      );
      const twice = ["first", "second"].map((name) =>
        saidOf(plan, `zidentity_group_role_assignment.${name}`),
      );
      expect(twice.filter((said) => said.includes("Two declarations of one"))).toHaveLength(1);
      expect(saidOf(plan, "zidentity_group_role_assignment.not_enabled")).toMatch(
        /not enabled for administrative entitlements\. group "Contractors"/,
      );
      expect(saidOf(plan, "zidentity_service_entitlement.no_group")).toContain(
        `No group with the id "i0"`,
      );
      expect(saidOf(plan, "zidentity_service_entitlement.no_service")).toMatch(
        /No service with the id "i0"[^]*ZPA \(private\.zscaler\.com, Acme\)/,
      );
      expect(tenant.emulator.store.toDocument()).toEqual(before);
    }));

  test("says that a name is that of a predefined role before any tenant is asked", () =>
    withTenant(async (tenant) => {
      const hcl = `resource "zidentity_role" "predefined" {
        name = "Super Admin"
      }`;
      const run = await TerraformRun.start({ tenant, hcl });
      const { errors } = await run.validate();
      expect(errors).toMatchObject([
        {
          summary: `"Super Admin" is the name of a predefined role`,
          detail: expect.stringContaining("Rule: role/predefined-name") as string,
          code: `name = "Super Admin"`,
        },
      ]);
    }));
});
