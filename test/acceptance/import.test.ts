import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "./harness";

/** What somebody made in the portal: a role, held by a group and by ann, and a service that the group may use. */
async function madeInThePortal({ portal, ...tenant }: Tenant): Promise<void> {
  const { id } = (await portal.call("POST", "/roles", {
    name: "By hand",
    description: "made in the portal",
    permissions: { ROLES: "VIEW_ONLY", BRANDING: "NONE" },
  })) as { id: string };
  const service = tenant.serviceId("ZIAM");
  const roles = { roles: [{ id }] };
  const group = `/groups/${tenant.groupId("Helpdesk")}`;
  await portal.call("PUT", `${group}/admin-entitlements/${service}`, roles);
  await portal.call("PUT", `${group}/service-entitlements/${tenant.serviceId("ZPA")}`);
  const user = `/users/${tenant.userId("ann@example.com")}`;
  await portal.call("PUT", `${user}/admin-entitlements/${service}`, roles);
}

const hcl = (tenant: Tenant) => `
  resource "zidentity_role" "r" {
    name        = "By hand"
    description = "made in the portal"
    permissions = { roles = "view_only" }
  }
  resource "zidentity_group_role_assignment" "g" {
    group_id = "${tenant.groupId("Helpdesk")}"
    role_ids = [zidentity_role.r.id]
  }
  resource "zidentity_user_role_assignment" "u" {
    user_id  = "${tenant.userId("ann@example.com")}"
    role_ids = [zidentity_role.r.id]
  }
  resource "zidentity_service_entitlement" "e" {
    group_id   = "${tenant.groupId("Helpdesk")}"
    service_id = "${tenant.serviceId("ZPA")}"
  }`;

describeWithTerraform("an import", () => {
  test.each<[string, (tenant: Tenant) => Record<string, string>]>([
    [
      "id",
      (tenant) => {
        const own = tenant.serviceId("ZIAM");
        const helpdesk = tenant.groupId("Helpdesk");
        return {
          "zidentity_role.r": tenant.roleId("By hand"),
          "zidentity_group_role_assignment.g": `group/${helpdesk}/${own}`,
          "zidentity_user_role_assignment.u": `user/${tenant.userId("ann@example.com")}/${own}`,
          "zidentity_service_entitlement.e": `group/${helpdesk}/${tenant.serviceId("ZPA")}`,
        };
      },
    ],
    [
      "name",
      () => ({
        "zidentity_role.r": "By hand",
        "zidentity_group_role_assignment.g": "group/Helpdesk/ZIAM",
        "zidentity_user_role_assignment.u": "user/ann@example.com/ZIAM",
        "zidentity_service_entitlement.e": "group/Helpdesk/ZPA",
      }),
    ],
  ])("of each resource by %s changes nothing", (_by, ids) =>
    withTenant(async (tenant) => {
      await madeInThePortal(tenant);
      const before = tenant.emulator.store.toDocument();
      const blocks = Object.entries(ids(tenant)).map(
        ([to, id]) => `import {\n  to = ${to}\n  id = ${JSON.stringify(id)}\n}`,
      );
      const run = await TerraformRun.start({
        tenant,
        hcl: [hcl(tenant), ...blocks].join("\n"),
      });
      const report = await run.mustApply();
      expect(Object.values(report.changes)).toEqual(["import", "import", "import", "import"]);
      expect((await run.plan()).code).toBe(0);
      expect(tenant.emulator.store.toDocument()).toEqual(before);
    }),
  );

  test("of what is not there, cannot be managed or is ambiguous says so", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({ tenant, hcl: hcl(tenant) });
      const role = "zidentity_role.r";
      const group = "zidentity_group_role_assignment.g";
      const failures: [address: string, id: string, says: RegExp][] = [
        [role, "Super Admin", /The role "Super Admin" is predefined/],
        [role, "Nobody", /No role with the id or name "Nobody"/],
        [group, "user/ann@example.com/ZIAM", /is not an import id/],
        [group, "group/Regional IT/ZIAM", /2 groups with name "Regional IT"/],
        [group, "group/Helpdesk/ZIA", /2 services with name "ZIA"/],
        // A pair without a record: Terraform's own words.
        [group, "group/Helpdesk/ZIAM", /Cannot import non-existent remote object/],
      ];
      for (const [address, id, says] of failures) {
        const ended = await run.import(address, id);
        expect(ended.code).toBe(1);
        expect(unwrapped(ended.stderr)).toMatch(says);
      }
    }));
});

/** Terraform's text without the frame and the line breaks that it draws. */
function unwrapped(text: string): string {
  return text.replaceAll(/[│╷╵]/g, " ").replaceAll(/\s+/g, " ");
}
