/** Executive Insights (000): both sections of the document, through constructs, Terraform and the command. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { ExecutiveInsightsAccess, Service, ZidentityProvider } from "../../../src/constructs";
import { runCli } from "../../unit/cli/run-cli";
import { describeWithTerraform, type Tenant, TerraformRun, withTenant } from "../harness";
import { tenantEnvironment } from "../../unit/cli/tenant-environment";

const WEST = "zscalerthree.net";
const EAST = "zscalertwo.net";

type Executives = Pick<
  ConstructorParameters<typeof ExecutiveInsightsAccess>[2],
  "users" | "groups"
>;

/** The files of a stack that gives the app on both ZIA tenants. */
function synthesized(executives: Executives): { terraform: object; manifest: string } {
  const outdir = mkdtempSync(join(tmpdir(), "zidentity-insights-"));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "access");
    new ZidentityProvider(stack, "provider");
    const ziaTenants = [WEST, EAST].map((cloud) => Service.named(stack, "ZIA", { cloud }));
    new ExecutiveInsightsAccess(stack, "insights", { ...executives, ziaTenants });
    app.synth();
    const read = (file: string) => readFileSync(join(outdir, "stacks", "access", file), "utf8");
    const { terraform: _settings, ...configuration } = JSON.parse(read("cdk.tf.json")) as Record<
      string,
      unknown
    >;
    return { terraform: configuration, manifest: read("zidentity.json") };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

async function start(tenant: Tenant, executives: Executives) {
  const { terraform, manifest } = synthesized(executives);
  const run = await TerraformRun.start({
    tenant,
    hcl: `# The provider "zidentity" is in the other file.`,
  });
  await writeFile(join(run.folder, "stack.tf.json"), JSON.stringify(terraform));
  const file = join(run.folder, "zidentity.json");
  await writeFile(file, manifest);
  const env = tenantEnvironment(tenant.emulator);
  return { run, command: (name: string) => runCli([name, "-m", file], { env }) };
}

describeWithTerraform("access to Executive Insights", () => {
  test.each<[string, Executives, { user: string } | { group: string }]>([
    ["users", { users: ["ann@example.com"] }, { user: "ann@example.com" }],
    ["user groups", { groups: ["Executives"] }, { group: "Executives" }],
  ])(
    "for %s: the role on ZIdentity, and the app role on each ZIA tenant",
    (_what, executives, who) =>
      withTenant(async (tenant) => {
        const { run, command } = await start(tenant, executives);
        const before = await command("plan");
        expect([before.code, before.out]).toEqual([2, expect.stringContaining("3 to create")]);
        await run.mustApply();
        expect(tenant.held(who)).toEqual(["CXO Insight User"]);
        for (const cloud of [WEST, EAST])
          expect(tenant.held(who, `ZIA/${cloud}`)).toEqual(["Executive Insights App"]);
        const after = await command("plan");
        expect([after.code, after.out]).toEqual([0, expect.stringContaining("No changes")]);
      }),
  );

  test("is explained where a ZIA tenant has no app role: where it is made", () =>
    withTenant(async (tenant) => {
      const zia = tenant.emulator.store.services.get(tenant.serviceId(`ZIA/${EAST}`));
      if (zia === undefined) throw new Error("No ZIA");
      const linkedRoles = zia.linkedRoles.filter(({ name }) => name !== "Executive Insights App");
      tenant.emulator.store.services.set(zia.id, { ...zia, linkedRoles });
      const { run, command } = await start(tenant, { groups: ["Executives"] });

      const { code, errors } = await run.plan();
      expect(code).toBe(1);
      expect(errors).toMatchObject([
        {
          summary: expect.stringMatching(
            /^"ZIA \(zscalertwo\.net.*has no role "Executive Insights App"$/,
          ) as string,
          detail: expect.stringMatching(
            /in the ZIA Admin Portal of that tenant[^]*Rule: executive-insights\/tenant-without-app-role/,
          ) as string,
        },
      ]);

      const planned = await command("plan");
      expect(planned.code).toBe(1);
      expect(planned.out.match(/rule executive-insights\/tenant-without-app-role/g)).toHaveLength(
        1,
      );
      expect(planned.out).toContain("in the ZIA Admin Portal of that tenant");
    }));
});
