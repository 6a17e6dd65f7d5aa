import { describeWithTerraform, TerraformRun, withTenant } from "./harness";

describeWithTerraform("data sources", () => {
  test("give the fields of the wire, by name and by id", () =>
    withTenant(async (tenant) => {
      const { users, groups, services, roles } = tenant.emulator.store;
      // A user without department and identity provider: the wire has empty objects there.
      const local = [...users.values()].find(({ source }) => source === "UI");
      const ann = users.get(tenant.userId("ann@example.com"));
      const remote = groups.get(tenant.groupId("Remote Workers"));
      const helpdesk = groups.get(tenant.groupId("Helpdesk"));
      const west = services.get(tenant.serviceId("ZIA/zscalerthree.net"));
      const zpa = services.get(tenant.serviceId("ZPA"));
      const usersAdmin = roles.get(tenant.roleId("Users Admin"));
      const run = await TerraformRun.start({
        tenant,
        hcl: `
          data "zidentity_user" "ann" { login_name = "Ann@Example.com" }
          data "zidentity_user" "local" { id = "${local?.id ?? ""}" }
          data "zidentity_group" "helpdesk" { name = "Helpdesk" }
          data "zidentity_group" "remote" { id = "${remote?.id ?? ""}" }
          data "zidentity_service" "west" {
            name       = "ZIA"
            cloud_name = "zscalerthree.net"
            org_name   = "Acme West"
          }
          data "zidentity_service" "zpa" { name = "ZPA" }
          data "zidentity_service" "own" { name = "ZIAM" }
          data "zidentity_role" "users_admin" { name = "Users Admin" }
          data "zidentity_role" "linked" {
            name       = "Auditor"
            service_id = data.zidentity_service.west.id
          }`,
      });
      await run.mustApply();
      const state = await run.state();
      expect(state["data.zidentity_user.ann"]).toEqual({
        id: ann?.id,
        login_name: "ann@example.com",
        display_name: "Ann Keller",
        first_name: "Ann",
        last_name: "Keller",
        primary_email: "ann@example.com",
        secondary_email: null,
        department: ann?.department,
        idp: ann?.idp,
        status: true,
        source: "SCIM",
        custom_attributes: null,
      });
      expect(state["data.zidentity_user.local"]).toMatchObject({
        login_name: local?.loginName,
        department: null,
        idp: null,
        source: "UI",
      });
      expect(state["data.zidentity_group.helpdesk"]).toEqual({
        id: helpdesk?.id,
        name: "Helpdesk",
        description: "First line of support",
        source: "SCIM",
        idp: helpdesk?.idp,
        admin_entitlement_enabled: true,
        service_entitlement_enabled: true,
        dynamic_group: false,
      });
      expect(state["data.zidentity_group.remote"]).toMatchObject({
        name: "Remote Workers",
        idp: null,
        dynamic_group: true,
      });
      expect(state["data.zidentity_service.west"]).toEqual({
        id: west?.id,
        name: "ZIA",
        cloud_name: "zscalerthree.net",
        org_name: "Acme West",
        display_name: "Zscaler Internet Access",
        zaps_onboarded: true,
        scopes: {},
      });
      expect(state["data.zidentity_service.zpa"]?.["scopes"]).toEqual(
        Object.fromEntries(zpa?.scopes.map(({ id, name }) => [name, id]) ?? []),
      );
      expect(state["data.zidentity_service.own"]).toMatchObject({
        id: tenant.serviceId("ZIAM"),
        cloud_name: null,
        org_name: null,
      });
      expect(state["data.zidentity_role.users_admin"]).toMatchObject({
        id: usersAdmin?.id,
        service_id: tenant.serviceId("ZIAM"),
        system_defined: true,
        permissions: {
          users_and_groups: "full",
          user_credentials: "full",
          service_entitlements: "full",
          roles: null,
        },
      });
      expect(state["data.zidentity_role.linked"]).toMatchObject({
        id: tenant.linkedRoleId("ZIA/zscalerthree.net", "Auditor"),
        permissions: null,
      });
      // One list for each kind of thing, in each of plan and apply, however many data sources there are.
      const lists = tenant.requests.filter((line) => line.startsWith("GET"));
      expect(new Set(lists).size).toBe(4);
      expect(lists.length).toBeLessThanOrEqual(8);
    }));
});
