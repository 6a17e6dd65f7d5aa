/** What the tenant refuses only when it is asked: the rest of the state is kept. */
import { describeWithTerraform, TerraformRun, withTenant } from "../harness";

describeWithTerraform("an apply that fails halfway", () => {
  test("keeps what was made, and goes on from there", () =>
    withTenant(async (tenant) => {
      const hcl = `
        resource "zidentity_role" "first" { name = "First" }
        resource "zidentity_role" "second" {
          name        = "Second"
          description = zidentity_role.first.id
        }
        resource "zidentity_group_role_assignment" "third" {
          group_id = "${tenant.groupId("Helpdesk")}"
          role_ids = [zidentity_role.second.id]
        }`;
      const run = await TerraformRun.start({ tenant, hcl });
      expect((await run.plan("-out=saved")).code).toBe(2);
      // Between plan and apply somebody takes the name.
      const { id } = (await tenant.portal.call("POST", "/roles", { name: "Second" })) as {
        id: string;
      };
      const failed = await run.apply("saved");
      expect(failed.code).toBe(1);
      expect(failed.errors).toMatchObject([
        {
          address: "zidentity_role.second",
          summary: `The role name "Second" is taken`,
          detail: expect.stringContaining(id) as string,
        },
      ]);
      expect(Object.keys(await run.state())).toEqual(["zidentity_role.first"]);

      await tenant.portal.call("DELETE", `/roles/${id}`);
      expect((await run.mustApply()).changes).toEqual({
        "zidentity_role.second": "create",
        "zidentity_group_role_assignment.third": "create",
      });
      expect((await run.plan()).code).toBe(0);

      // A role that somebody handed out cannot go: it stays in the state, and what could go is gone.
      await tenant.portal.call(
        "PUT",
        `/users/${tenant.userId("ann@example.com")}/admin-entitlements/${tenant.serviceId("ZIAM")}`,
        { roles: [{ id: tenant.roleId("Second") }] },
      );
      const destroyed = await run.destroy();
      expect(destroyed.code).toBe(1);
      expect(destroyed.errors).toMatchObject([
        {
          detail: expect.stringMatching(/DELETE .*409[^]*Second is assigned to 1 users/) as string,
        },
      ]);
      expect(Object.keys(await run.state()).sort()).toEqual([
        "zidentity_role.first",
        "zidentity_role.second",
      ]);
      const { stdout } = await run.execute("show", "-json");
      expect(JSON.parse(stdout)).toMatchObject({ values: { root_module: {} } });
    }));
});
