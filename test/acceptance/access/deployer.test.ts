/** What the deployer may not do: said before anything is written, and explained where the tenant says it. */
import { LIMITED_CLIENT } from "../../../src/emulator";
import { addDeployer } from "../../unit/emulator/add-deployer";
import { describeWithTerraform, type Diagnostic, TerraformRun, withTenant } from "../harness";

const AS_LIMITED = {
  ZSCALER_CLIENT_ID: LIMITED_CLIENT.id,
  ZSCALER_CLIENT_SECRET: LIMITED_CLIENT.secret,
};

const ASSIGNS = `
  roles                       = "full"
  users_and_groups            = "full"
  administrative_entitlements = "full"`;

function provider(permissions: string, more = ""): string {
  return `provider "zidentity" {
    deployer = {
      permissions = { ${permissions} }
      ${more}
    }
  }
`;
}

function role(level: string): string {
  return `resource "zidentity_role" "r" {
    name        = "Locations"
    permissions = { ip_locations_and_groups = "${level}" }
  }`;
}

const ruleOf = ({ detail }: Diagnostic) => /^Rule: (.*)$/m.exec(detail)?.[1];

describeWithTerraform("a deployer that the configuration declares", () => {
  // Example 2 of the permission model (001).
  test("with IP Locations at view_only makes roles with view_only or none, not full", () =>
    withTenant(async (tenant) => {
      const deployer = provider(
        `roles = "full", users_and_groups = "view_only", ip_locations_and_groups = "view_only"`,
      );
      const run = await TerraformRun.start({ tenant, hcl: `${deployer}\n${role("full")}` });
      const refused = {
        address: "zidentity_role.r",
        summary: `ip_locations_and_groups "full" is above the deployer's own level`,
        detail: expect.stringMatching(
          /wants ip_locations_and_groups "full", and the deployer holds "view_only"[^]*scope\/role-above-deployer/,
        ) as string,
        code: `permissions = { ip_locations_and_groups = "full" }`,
      };
      expect((await run.validate()).errors).toMatchObject([refused]);
      const plan = await run.plan();
      expect([plan.code, plan.errors]).toMatchObject([1, [refused]]);

      for (const level of ["view_only", "none"]) {
        await run.mustApply(`${deployer}\n${role(level)}`);
        expect((await run.plan()).code).toBe(0);
      }
    }));

  // Example 3 of the permission model (001).
  test("who administers ZIA manages assignments of ZIA only", () =>
    withTenant(async (tenant) => {
      const zia = "ZIA/zscalerthree.net";
      const assigned = (service: string, name: string, more = "") => `
        resource "zidentity_group_role_assignment" "a" {
          group_id   = "${tenant.groupId("Helpdesk")}"
          service_id = "${tenant.serviceId(service)}"
          role_ids   = ["${tenant.linkedRoleId(service, name)}"]
          ${more}
        }`;
      const zpa = tenant.emulator.store.services.get(tenant.serviceId("ZPA"));
      const scope = `scope_id = "${zpa?.scopes[0]?.id}"`;
      const deployer = provider(ASSIGNS, `service_admin_ids = ["${tenant.serviceId(zia)}"]`);
      const run = await TerraformRun.start({
        tenant,
        hcl: `${deployer}${assigned("ZPA", "Application Owner", scope)}`,
      });
      const { errors } = await run.plan();
      expect(errors.map(ruleOf)).toEqual(["prerequisite/administer-service"]);
      expect(errors).toMatchObject([
        {
          summary: expect.stringMatching(/does not administer "ZPA/) as string,
          detail: expect.stringContaining("Administration Control > Administrators") as string,
          code: expect.stringContaining("service_id") as string,
        },
      ]);
      await run.mustApply(`${deployer}${assigned(zia, "Auditor")}`);
      expect(tenant.held({ group: "Helpdesk" }, zia)).toEqual(["Auditor"]);
    }));

  test("hands out no role that holds more than he does, and lacks what assigning takes", () =>
    withTenant(async (tenant) => {
      const assigned = `resource "zidentity_group_role_assignment" "a" {
        group_id = "${tenant.groupId("Helpdesk")}"
        role_ids = ["${tenant.roleId("Users Admin")}"]
      }`;
      const run = await TerraformRun.start({
        tenant,
        hcl: `${provider(ASSIGNS)}${assigned}`,
      });
      expect((await run.validate()).errors).toEqual([]);
      const { errors } = await run.plan();
      expect(errors.map(ruleOf)).toEqual(["scope/assignment-escalates"]);
      expect(errors).toMatchObject([
        {
          summary: `The role "Users Admin" holds more than the deployer`,
          detail: expect.stringMatching(
            /group "Helpdesk" would get service_entitlements "full"[^]*user_credentials "full"/,
          ) as string,
        },
      ]);
      await run.write(`${provider(`roles = "full"`)}${assigned}`);
      expect((await run.validate()).errors.map(ruleOf)).toEqual(["prerequisite/assign-role"]);
    }));

  test("is refused where it is mistyped, and not judged while it is not known", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({
        tenant,
        hcl: `${provider(`user_and_groups = "full", roles = "some"`)}${role("none")}`,
      });
      expect((await run.validate()).errors).toMatchObject([
        { detail: expect.stringContaining(`"users_and_groups"`) as string },
        { summary: `deployer.permissions.roles cannot be "some"` },
      ]);
      await run.write(`
        variable "level" { default = null }
        resource "terraform_data" "later" { input = "full" }
        provider "zidentity" {
          deployer = { permissions = {
            roles                   = "full"
            users_and_groups        = "full"
            ip_locations_and_groups = terraform_data.later.output
          } }
        }
        ${role("full")}`);
      expect((await run.plan()).code).toBe(2);
    }));
});

describeWithTerraform("a deployer that the tenant knows", () => {
  test("is told by the plan what is above his roles", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({
        tenant,
        hcl: `resource "zidentity_role" "r" {
          name        = "R"
          permissions = { branding = "full", users_and_groups = "full" }
        }`,
        env: AS_LIMITED,
      });
      const { code, errors } = await run.plan();
      expect(code).toBe(1);
      expect(errors.map(ruleOf).sort()).toEqual([
        "prerequisite/write-role",
        "scope/role-above-deployer",
      ]);
      const [lacks, above] = [...errors].sort((a, b) => (a.detail < b.detail ? -1 : 1));
      expect(lacks?.detail).toMatch(/The deployer holds roles "none" and users_and_groups "full"/);
      expect(above?.summary).toContain(`branding "full"`);
      expect(tenant.requests.filter((line) => line.includes("/api-clients"))).toHaveLength(1);
    }));

  test("who is refused by the tenant reads what it takes", () =>
    withTenant(async (tenant) => {
      // He says that he may, and may not.
      const { id, secret } = addDeployer(tenant.emulator.store, {
        permissions: { ROLES: "FULL", USERS_AND_GROUPS: "FULL" },
      });
      const run = await TerraformRun.start({
        tenant,
        hcl: `${provider(`roles = "full", users_and_groups = "full", branding = "full"`)}
          resource "zidentity_role" "r" {
            name        = "R"
            permissions = { branding = "full" }
          }`,
        env: { ZSCALER_CLIENT_ID: id, ZSCALER_CLIENT_SECRET: secret },
      });
      const { code, errors } = await run.apply();
      expect(code).toBe(1);
      expect(errors).toMatchObject([
        {
          summary: "The tenant does not allow it",
          detail: expect.stringMatching(
            /permissions\.BRANDING[^]*FULL is above your own level[^]*Creating a role takes roles "full" and users_and_groups "view_only" or "full"\. The deployer holds roles "full" and users_and_groups "full"\./,
          ) as string,
        },
      ]);
      expect(tenant.tryRoleId("R")).toBeUndefined();
    }));

  test("who does not administer the service reads that at apply, where nothing told it before", () =>
    withTenant(async (tenant) => {
      const zia = "ZIA/zscalerthree.net";
      const { id, secret } = addDeployer(tenant.emulator.store, {
        permissions: {
          ADMINISTRATIVE_ENTITLEMENTS: "FULL",
          USERS_AND_GROUPS: "FULL",
          ROLES: "VIEW_ONLY",
        },
        views: [tenant.serviceId(zia)],
      });
      const run = await TerraformRun.start({
        tenant,
        hcl: `resource "zidentity_group_role_assignment" "a" {
          group_id   = "${tenant.groupId("Helpdesk")}"
          service_id = "${tenant.serviceId(zia)}"
          role_ids   = ["${tenant.linkedRoleId(zia, "Auditor")}"]
        }`,
        env: { ZSCALER_CLIENT_ID: id, ZSCALER_CLIENT_SECRET: secret },
      });
      expect((await run.plan()).code).toBe(2);
      const { code, errors } = await run.apply();
      expect(code).toBe(1);
      expect(errors).toMatchObject([
        {
          address: "zidentity_group_role_assignment.a",
          summary: "The tenant does not allow it",
          detail: expect.stringMatching(
            /You do not manage the administrators of Zscaler Internet Access[^]*Administration > Administration Controls at Full in the ZIA Admin Portal/,
          ) as string,
        },
      ]);
      expect(tenant.held({ group: "Helpdesk" }, zia)).toEqual([]);
    }));
});
