/** Effective access in a configuration: the functions, and the data source. */
import { describeWithTerraform, TerraformRun, withTenant } from "../harness";

describeWithTerraform("effective access", () => {
  test("by functions in an output, with clear errors", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({
        tenant,
        hcl: `
          output "at_least" { value = provider::zidentity::level_at_least("view_only", "restricted_view") }
          output "below" { value = provider::zidentity::level_at_least("view_only", "full") }
          # Example 1 of the permission model (002).
          output "together" { value = provider::zidentity::effective_level(["restricted_view"], ["view_only"]) }
          output "nothing" { value = provider::zidentity::effective_level() }
          output "parts" { value = provider::zidentity::parse_assignment_id("group/g1/s1") }`,
      });
      await run.mustApply();
      const { stdout } = await run.execute("output", "-json");
      const values = Object.entries(JSON.parse(stdout) as Record<string, { value: unknown }>).map(
        ([name, { value }]) => [name, value],
      );
      expect(Object.fromEntries(values)).toEqual({
        at_least: true,
        below: false,
        together: "view_only",
        nothing: "none",
        parts: { principal_type: "group", principal_id: "g1", service_id: "s1" },
      });

      await run.write(`
        output "a" { value = provider::zidentity::level_at_least("full", "veiw_only") }
        output "b" { value = provider::zidentity::effective_level(["full"], ["all"]) }
        output "c" { value = provider::zidentity::parse_assignment_id("g1") }`);
      const said = (await run.validate()).errors.map(({ detail }) => detail);
      expect(said).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/"minimum"[^]*"veiw_only" is no access level[^]*"view_only"\?/),
          expect.stringMatching(/"levels"[^]*"all" is no access level/),
          expect.stringMatching(/"id"[^]*group\/<group id>\/<service id>/),
        ]),
      );
    }));

  test("by the data source, with every path and the rule that decided", () =>
    withTenant(async (tenant) => {
      const zia = tenant.serviceId("ZIA/zscalerthree.net");
      const ziam = tenant.serviceId("ZIAM");
      const ann = tenant.userId("ann@example.com");
      const helpdesk = tenant.groupId("Helpdesk");
      await tenant.portal.call("POST", `/groups/${helpdesk}/users/${ann}`);
      const roles: Record<string, string> = {};
      for (const level of ["RESTRICTED_VIEW", "VIEW_ONLY"]) {
        const { id } = (await tenant.portal.call("POST", "/roles", {
          name: level,
          permissions: { EXTERNAL_IDENTITIES: level },
        })) as { id: string };
        roles[level] = id;
      }
      const grant = (who: string, service: string, ...ids: (string | undefined)[]) =>
        tenant.portal.call("PUT", `/${who}/admin-entitlements/${service}`, {
          roles: ids.map((id) => ({ id })),
        });
      const [auditor, policy] = ["Auditor", "Policy Admin"].map((name) =>
        tenant.linkedRoleId("ZIA/zscalerthree.net", name),
      );
      await grant(`users/${ann}`, ziam, roles["RESTRICTED_VIEW"]);
      await grant(`groups/${helpdesk}`, ziam, roles["VIEW_ONLY"]);
      await grant(`users/${ann}`, zia, auditor);
      await grant(`groups/${helpdesk}`, zia, policy);
      const run = await TerraformRun.start({
        tenant,
        hcl: `
          data "zidentity_effective_permissions" "own" { login_name = "Ann@example.com" }
          data "zidentity_effective_permissions" "zia" {
            user_id    = "${ann}"
            service_id = "${zia}"
          }`,
      });
      await run.mustApply();
      const state = await run.state();
      const own = state["data.zidentity_effective_permissions.own"];
      expect(own).toMatchObject({
        user_id: ann,
        login_name: "ann@example.com",
        service_id: ziam,
        inexact_modules: [],
        rule: expect.stringContaining("add up") as string,
        paths: [
          {
            module: "external_identities",
            level: "view_only",
            role_name: "VIEW_ONLY",
            via: "group",
            group_name: "Helpdesk",
            standing: "decides",
          },
          {
            module: "external_identities",
            level: "restricted_view",
            role_name: "RESTRICTED_VIEW",
            via: "direct",
            group_id: null,
            standing: "outranked",
          },
        ],
      });
      expect(own?.["levels"]).toMatchObject({ external_identities: "view_only", roles: "none" });
      expect(state["data.zidentity_effective_permissions.zia"]).toMatchObject({
        levels: {},
        rule: expect.stringContaining("own roles win") as string,
        paths: [
          { role_name: "Auditor", via: "direct", standing: "decides", module: null },
          { role_name: "Policy Admin", via: "group", standing: "outranked", level: null },
        ],
      });
    }));
});
