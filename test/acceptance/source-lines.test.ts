import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCli } from "../unit/cli/run-cli";
import { describeWithTerraform, TerraformRun, withTenant } from "./harness";
import { tenantEnvironment } from "../unit/cli/tenant-environment";

const MAIN = `/* resource "zidentity_role" "desk" { */
locals {
  text = <<-EOT
    resource "zidentity_role" "desk" {
  EOT
}

resource "zidentity_role" "desk" {
  name        = "Desk"
  description = "\${local.text} }"
  permissions = { users_and_groups = "full" }
}

module "team" {
  source   = "./modules/team"
  for_each = toset(["a.b", "c"])
  name     = each.key
}
`;

const TEAM = `variable "name" {}
terraform {
  required_providers {
    zidentity = { source = "zidentity-iac/zidentity" }
  }
}
resource "zidentity_role" "team" {
  name = "Team \${var.name}"
}
`;

/** Where the headers stand in the files. */
const DESK = "main.tf:14:1";
const IN_TEAM = "modules/team/team.tf:7:1";

describeWithTerraform("the lines of HCL, in what is told of the JSON of Terraform", () => {
  test("of a plan and of a state: validate, plan, drift and review", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({ tenant, hcl: "" });
      await mkdir(join(run.folder, "modules", "team"), { recursive: true });
      await writeFile(join(run.folder, "modules", "team", "team.tf"), TEAM);
      await run.write(MAIN);
      expect(await run.execute("init", "-no-color", "-input=false")).toMatchObject({ code: 0 });
      const show = async (name: string, ...args: string[]) => {
        const { stdout } = await run.execute("show", "-json", ...args);
        await writeFile(join(run.folder, name), stdout);
        return join(run.folder, name);
      };
      await run.execute("plan", "-no-color", "-input=false", "-out", "p");
      const plan = await show("plan.json", "p");
      const env = tenantEnvironment(tenant.emulator);
      const zid = (...args: string[]) => runCli(args, { env, cwd: run.folder });

      // A role that nobody holds, and one that permits nothing, are findings.
      const validated = await zid("validate", "-m", plan);
      expect(validated.out).toContain(`at ${DESK}, zidentity_role.desk`);
      expect(validated.out).toContain(`at ${IN_TEAM}, module.team["a.b"].zidentity_role.team`);
      const planned = await zid("plan", "-m", plan);
      expect(planned.out).toContain(`${DESK}, zidentity_role.desk`);
      const reviewed = await zid("review", "--plan", plan);
      expect(reviewed.out).toContain(`at ${DESK}, "zidentity_role.desk"`);

      await run.mustApply();
      await tenant.portal.call("DELETE", `/roles/${tenant.roleId("Team c")}`);
      const state = await show("state.json");
      const drift = await zid("drift", "--no-audit", "-m", state, "--format", "sarif");
      const { runs } = JSON.parse(drift.out) as {
        runs: { results: { ruleId: string; locations: object[] }[] }[];
      };
      const missing = runs[0]?.results.filter(({ ruleId }) => ruleId === "drift/missing");
      expect(missing).toMatchObject([
        {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: "modules/team/team.tf" },
                region: { startLine: 7, startColumn: 1 },
              },
            },
          ],
        },
      ]);
    }));
});
