/** Access that ends by itself. What has ended is told from what has not by times far from now. */
import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "../harness";

const PAST = "2020-01-01T00:00:00Z";
const SOON = () => new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
const FUTURE = "2999-12-31T23:59:59+02:00";

function assignment(tenant: Tenant, expiresAt: string): string {
  return `resource "zidentity_group_role_assignment" "a" {
    group_id   = "${tenant.groupId("Helpdesk")}"
    role_ids   = ["${tenant.roleId("View Only Admin")}"]
    expires_at = "${expiresAt}"
  }`;
}

const HELPDESK = { group: "Helpdesk" } as const;
const ADDRESS = "zidentity_group_role_assignment.a";

describeWithTerraform("an assignment with an end", () => {
  test("is granted until then, taken away by a plan that says so, and granted again with a later end", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({ tenant, hcl: assignment(tenant, FUTURE) });
      expect((await run.mustApply()).warnings).toEqual([]);
      expect(tenant.held(HELPDESK)).toEqual(["View Only Admin"]);
      expect((await run.state())[ADDRESS]).toMatchObject({ active: true, expires_at: FUTURE });
      expect((await run.plan()).code).toBe(0);

      await run.write(assignment(tenant, PAST));
      const plan = await run.plan();
      expect(plan).toMatchObject({ code: 2, changes: { [ADDRESS]: "update" } });
      expect(plan.warnings).toMatchObject([
        {
          address: ADDRESS,
          summary: "The access has expired",
          detail: expect.stringMatching(
            /group "Helpdesk"[^]*ended at "2020-01-01T00:00:00Z"[^]*This plan takes it away[^]*Rule: assignment\/expired/,
          ) as string,
          code: `expires_at = "${PAST}"`,
        },
      ]);
      await run.mustApply();
      expect(tenant.held(HELPDESK)).toEqual([]);
      expect((await run.state())[ADDRESS]).toMatchObject({ active: false, expires_at: PAST });
      // It stays so, and is no error.
      expect((await run.plan()).code).toBe(0);

      await run.mustApply(assignment(tenant, FUTURE));
      expect(tenant.held(HELPDESK)).toEqual(["View Only Admin"]);
      expect((await run.plan()).code).toBe(0);
    }));

  test("in the past makes nothing, takes away what comes back, and leaves with its declaration", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({ tenant, hcl: assignment(tenant, PAST) });
      const { warnings } = await run.mustApply();
      expect(warnings.map(({ detail }) => detail)).toEqual(
        expect.arrayContaining([expect.stringContaining("Nothing is made of it")]),
      );
      expect(tenant.requests.filter((line) => /^(PUT|POST|DELETE) .*entitle/.test(line))).toEqual(
        [],
      );
      expect((await run.state())[ADDRESS]).toMatchObject({ active: false });
      expect((await run.plan()).code).toBe(0);

      const path = `/groups/${tenant.groupId("Helpdesk")}/admin-entitlements/${tenant.serviceId("ZIAM")}`;
      const body = { roles: [{ id: tenant.roleId("View Only Admin") }] };
      await tenant.portal.call("PUT", path, body);
      expect((await run.plan()).changes).toEqual({ [ADDRESS]: "update" });
      await run.mustApply();
      expect(tenant.held(HELPDESK)).toEqual([]);

      // Nothing of it is left in the tenant, so that there is nothing to take away.
      await run.mustApply("");
      expect(await run.state()).toEqual({});
    }));

  test("soon is called to mind; one that is no time is refused", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({ tenant, hcl: assignment(tenant, SOON()) });
      expect((await run.plan()).warnings).toMatchObject([
        { summary: "The access expires within 14 days" },
      ]);
      await run.write(assignment(tenant, "2026-02-31"));
      expect((await run.validate()).errors).toMatchObject([
        {
          summary: "expires_at is not a time",
          detail: expect.stringContaining("RFC 3339") as string,
          code: `expires_at = "2026-02-31"`,
        },
      ]);
    }));

  test("an entitlement ends in the same way", () =>
    withTenant(async (tenant) => {
      const entitled = (expiresAt: string) => `resource "zidentity_service_entitlement" "e" {
        group_id   = "${tenant.groupId("Helpdesk")}"
        service_id = "${tenant.serviceId("ZPA")}"
        expires_at = ${expiresAt}
      }`;
      const run = await TerraformRun.start({ tenant, hcl: entitled("null") });
      await run.mustApply();
      const { entitlements } = tenant.emulator.store;
      expect(entitlements.all()).toHaveLength(1);
      await run.mustApply(entitled(`"${FUTURE}"`));
      expect(entitlements.all()).toHaveLength(1);
      await run.mustApply(entitled(`"${PAST}"`));
      expect(entitlements.all()).toEqual([]);
      expect((await run.plan()).code).toBe(0);
    }));

  test("that is known after apply alone is decided then", () =>
    withTenant(async (tenant) => {
      const hcl = (expiresAt: string) => `
        resource "terraform_data" "end" { input = "${expiresAt}" }
        ${assignment(tenant, "x").replace('"x"', "terraform_data.end.output")}`;
      const run = await TerraformRun.start({ tenant, hcl: hcl(PAST) });
      await run.mustApply();
      expect(tenant.held(HELPDESK)).toEqual([]);
      expect((await run.state())[ADDRESS]).toMatchObject({ active: false, expires_at: PAST });
      await run.mustApply(hcl(FUTURE));
      expect(tenant.held(HELPDESK)).toEqual(["View Only Admin"]);
    }));
});
