import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openTenant } from "../../src/client";
import { writeCode } from "../../src/export";
import { hostileTenant } from "../unit/export/hostile-tenant";
import { halfOf } from "../unit/export/part-of";
import { plant } from "../unit/export/plant";
import { runCli } from "../unit/cli/run-cli";
import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "./harness";
import { tenantEnvironment } from "../unit/cli/tenant-environment";

function environmentOf({ emulator }: Tenant): Record<string, string> {
  return tenantEnvironment(emulator);
}

/** Everything that an apply could change. */
function held({ emulator: { store } }: Tenant) {
  const { roles, grants, entitlements } = store.toDocument();
  return { roles, grants, entitlements };
}

/** Half of what a tenant holds as HCL, under management. */
async function manageHalf(tenant: Tenant, env: Record<string, string>): Promise<TerraformRun> {
  const run = await TerraformRun.start({ tenant, hcl: "" });
  await rm(join(run.folder, "main.tf"));
  const half = await halfOf(await openTenant({}, env, {}));
  for (const { path, text } of writeCode("hcl", half, "1.2.3"))
    await writeFile(join(run.folder, path), text);
  await run.mustApply();
  await rm(join(run.folder, "imports.tf"));
  return run;
}

/** Drift by the JSON of a plan that is made anew. */
async function drift(run: TerraformRun, env: Record<string, string>, ...args: string[]) {
  await run.execute("plan", "-no-color", "-input=false", "-out", "p");
  const { stdout } = await run.execute("show", "-json", "p");
  const plan = join(run.folder, "plan.json");
  await writeFile(plan, stdout);
  return runCli(["drift", "--no-audit", "-m", plan, ...args], { env, cwd: run.folder });
}

describeWithTerraform("what drift --adopt writes as HCL", () => {
  test.each([2, 5])(
    "is formatted, imported without a change, and leaves no drift (seed %i)",
    (seed) =>
      withTenant(async (tenant) => {
        const env = environmentOf(tenant);
        plant(tenant.emulator, hostileTenant(seed));
        const run = await manageHalf(tenant, env);
        const before = held(tenant);

        expect(await drift(run, env, "--adopt", "adopted.tf")).toMatchObject({ code: 2, out: "" });
        expect(await run.execute("fmt", "-check", "-no-color")).toMatchObject({ code: 0 });
        const imports = (await readFile(join(run.folder, "adopted.tf"), "utf8")).match(
          /^import \{/gm,
        );
        const { stdout } = await run.execute("plan", "-no-color", "-input=false");
        expect(stdout).toContain(
          `Plan: ${imports?.length} to import, 0 to add, 0 to change, 0 to destroy.`,
        );
        await run.mustApply();
        expect(held(tenant)).toEqual(before);
        expect(await run.plan()).toMatchObject({ code: 0, changes: {}, errors: [] });
        const after = await drift(run, env);
        expect([after.code, after.out]).toEqual([0, expect.stringContaining("No drift: ")]);
      }),
  );
});
