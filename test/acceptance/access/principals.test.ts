/** What the tenant tells of whom a role goes to: warned of by the plan, and told once by the command on its JSON. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCli } from "../../unit/cli/run-cli";
import { tenantEnvironment } from "../../unit/cli/tenant-environment";
import { describeWithTerraform, type Diagnostic, TerraformRun, withTenant } from "../harness";

const ruleOf = ({ detail }: Diagnostic) => /^Rule: (.*)$/m.exec(detail)?.[1];

describeWithTerraform("a role for whom a review would ask about", () => {
  test("is planned with a warning, and said once by the command", () =>
    withTenant(async (tenant) => {
      const { store, url, tokenUrl } = tenant.emulator;
      const disabled = [...store.users.values()].find(({ status }) => !status);
      const viewer = tenant.roleId("View Only Admin");
      const run = await TerraformRun.start({
        tenant,
        hcl: `
          resource "zidentity_user_role_assignment" "disabled" {
            user_id  = "${disabled?.id}"
            role_ids = ["${viewer}"]
          }
          resource "zidentity_user_role_assignment" "ann" {
            user_id  = "${tenant.userId("ann@example.com")}"
            role_ids = ["${viewer}"]
          }
          resource "zidentity_group_role_assignment" "dynamic" {
            group_id = "${tenant.groupId("Remote Workers")}"
            role_ids = ["${viewer}"]
          }
          resource "zidentity_group_role_assignment" "scim" {
            group_id = "${tenant.groupId("Helpdesk")}"
            role_ids = ["${viewer}"]
          }`,
      });
      const planned = await run.plan("-out=p");
      expect(planned.errors).toEqual([]);
      const warned = planned.warnings.map((one) => [one.address, ruleOf(one), one.code]).sort();
      // Of the group from SCIM there is a note alone, and Terraform has no word for those.
      expect(warned).toEqual([
        [
          "zidentity_group_role_assignment.dynamic",
          "assignment/dynamic-group",
          expect.stringContaining("group_id") as string,
        ],
        [
          "zidentity_user_role_assignment.disabled",
          "assignment/disabled-user",
          expect.stringContaining("user_id") as string,
        ],
      ]);
      const [, about] = planned.warnings.map(({ detail }) => detail).sort();
      expect(about).toContain(`user "${disabled?.loginName}" is disabled.`);

      const file = join(run.folder, "plan.json");
      await writeFile(file, (await run.execute("show", "-json", "p")).stdout);
      const { out } = await runCli(["plan", "-m", file, "--format", "json"], {
        env: {
          HOME: run.folder,
          ...tenantEnvironment({ url, tokenUrl }),
        },
      });
      const { findings } = JSON.parse(out) as {
        findings: { severity: string; rule?: string; declared_at: string }[];
      };
      const told = findings
        .filter(({ rule = "" }) => /^assignment\/(disabled|dynamic|scim)/.test(rule))
        .map((one) => `${one.severity} ${one.rule} at ${one.declared_at}`);
      expect(told.sort()).toEqual([
        "info assignment/scim-group at zidentity_group_role_assignment.scim",
        "warning assignment/disabled-user at zidentity_user_role_assignment.disabled",
        "warning assignment/dynamic-group at zidentity_group_role_assignment.dynamic",
      ]);
    }));
});
