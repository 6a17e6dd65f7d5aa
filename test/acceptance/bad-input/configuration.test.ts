/** What can be said without a tenant: `terraform validate`. */
import { describeWithTerraform, type Diagnostic, TerraformRun, withTenant } from "../harness";

const CONFIGURATION = `
  variable "level" { type = string }
  resource "zidentity_role" "dead" {
    name = "Dead"
    permissions = {
      user_credentials = "full"
    }
  }
  resource "zidentity_role" "level" {
    name = "Level"
    permissions = {
      audit_logs = "full"
    }
  }
  resource "zidentity_role" "partial" {
    name = "Partial"
    permissions = {
      roles = "full"
    }
  }
  resource "zidentity_role" "unknown" {
    name = "Unknown"
    permissions = {
      user_credentials = "view_only"
      users_and_groups = var.level
    }
  }
  resource "zidentity_role" "known_module" {
    name = "Known"
    other_permissions = {
      branding = "full"
    }
  }
  resource "zidentity_role" "empty_name" {
    name = " "
  }
  resource "zidentity_service_entitlement" "neither" {
    service_id = "i1"
  }
  resource "zidentity_service_entitlement" "both" {
    service_id = "i1"
    group_id   = "i2"
    user_id    = "i3"
  }
  resource "zidentity_user_role_assignment" "no_roles" {
    user_id  = "i3"
    role_ids = []
  }
  data "zidentity_group" "neither" {}
  data "zidentity_user" "both" {
    id         = "i3"
    login_name = "ann@example.com"
  }`;

function of(findings: readonly Diagnostic[], address: string): Diagnostic[] {
  return findings.filter((found) => found.address === address);
}

describeWithTerraform("a configuration that cannot be right", () => {
  test("is refused by terraform validate, on the attribute, without a tenant", async () => {
    const run = await TerraformRun.start({ hcl: CONFIGURATION });
    const { errors, warnings } = await run.validate();

    expect(of(errors, "zidentity_role.dead")).toMatchObject([
      {
        summary: expect.stringContaining("user_credentials") as string,
        detail: expect.stringContaining("Rule: role/credentials-need-users") as string,
        code: `user_credentials = "full"`,
      },
    ]);
    expect(of(errors, "zidentity_role.level")).toMatchObject([
      {
        summary: `audit_logs does not offer the level "full"`,
        detail: expect.stringMatching(/offers "none" and "view_only"/) as string,
        code: `audit_logs = "full"`,
      },
    ]);
    expect(of(errors, "zidentity_role.partial")).toEqual([]);
    expect(of(warnings, "zidentity_role.partial")).toContainEqual(
      expect.objectContaining({
        detail: expect.stringContaining("Rule: role/roles-full-needs-users") as string,
        code: `roles = "full"`,
      }),
    );
    expect(of(errors, "zidentity_role.known_module")).toMatchObject([
      { detail: expect.stringContaining("Set permissions.branding instead") as string },
    ]);
    expect(of(errors, "zidentity_role.empty_name")).toMatchObject([{ code: `name = " "` }]);
    expect(of(errors, "zidentity_service_entitlement.neither")).toMatchObject([
      { summary: "None of group_id and user_id is set" },
    ]);
    expect(of(errors, "zidentity_service_entitlement.both")).toMatchObject([
      {
        summary: "Both group_id and user_id are set",
        code: expect.stringMatching(/group_id/) as string,
      },
    ]);
    expect(of(errors, "zidentity_user_role_assignment.no_roles")).toMatchObject([
      { code: "role_ids = []" },
    ]);
    expect(of(errors, "data.zidentity_group.neither")).toHaveLength(1);
    expect(of(errors, "data.zidentity_user.both")).toHaveLength(1);
    // The variable has no value yet, so nothing is said that it could still prove wrong.
    expect(of([...errors, ...warnings], "zidentity_role.unknown")).toEqual([]);
  });

  test("is refused by the plan once its values are known", () =>
    withTenant(async (tenant) => {
      const hcl = `
        variable "level" { type = string }
        resource "zidentity_role" "r" {
          name = "R"
          permissions = {
            user_credentials = "view_only"
            users_and_groups = var.level
          }
        }`;
      const run = await TerraformRun.start({ hcl, tenant });
      expect((await run.plan("-var=level=view_only")).errors).toEqual([]);
      const { code, errors } = await run.plan("-var=level=none");
      expect(code).toBe(1);
      expect(errors).toMatchObject([
        {
          address: "zidentity_role.r",
          detail: expect.stringContaining("Rule: role/credentials-need-users") as string,
        },
      ]);
    }));

  test("names an attribute that is not there", async () => {
    const hcl = `resource "zidentity_role" "r" {\n  name = "R"\n  permission = {}\n}`;
    const { errors } = await (await TerraformRun.start({ hcl })).validate();
    expect(errors).toMatchObject([
      {
        summary: "Unsupported argument",
        detail: expect.stringContaining(`Did you mean "permissions"?`) as string,
      },
    ]);
  });

  // Terraform 1.11 drops a key that the type of a nested attribute lacks before any provider sees it, and says
  // nothing: that is why permissions are a map in Terraform.
  test("names a module that is not there, and the nearest one", async () => {
    const hcl = `
      resource "zidentity_role" "r" {
        name        = "R"
        permissions = { user_and_groups = "full" }
      }`;
    const { errors } = await (await TerraformRun.start({ hcl })).validate();
    expect(errors).toMatchObject([
      { detail: expect.stringContaining(`Did you mean "users_and_groups"?`) as string },
    ]);
  });
});
