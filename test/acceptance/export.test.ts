import { readFileSync } from "node:fs";
import { copyFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Emulator } from "../../src/emulator";
import { hostileTenant } from "../unit/export/hostile-tenant";
import { plant } from "../unit/export/plant";
import { runProject } from "../unit/export/run-project";
import type { FakeTenant } from "../unit/tenant/fake-tenant";
import { smallTenant } from "../unit/tenant/small-tenant";
import { runCli } from "../unit/cli/run-cli";
import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "./harness";
import { tenantEnvironment } from "../unit/cli/tenant-environment";

/** A folder of Terraform's without a configuration, and what was exported of the tenant. */
async function exportTo(form: "cdktf" | "hcl", { emulator }: Tenant) {
  const run = await TerraformRun.start({ tenant: { emulator }, hcl: "" });
  await rm(join(run.folder, "main.tf"));
  const out = join(run.folder, "exported");
  const env = tenantEnvironment(emulator);
  const ended = await runCli(["export", "--to", form, "--out", out], { env });
  expect(ended).toMatchObject({ code: 0, err: "" });
  const files = (await readdir(out)).map((path) => ({
    path,
    text: readFileSync(join(out, path), "utf8"),
  }));
  await rm(out, { recursive: true });
  return { run, files };
}

/** Imports everything, and finds nothing to do then. */
async function expectImports(run: TerraformRun, { contents }: FakeTenant, { store }: Emulator) {
  const before = store.toDocument();
  const { roles, grants, entitlements } = contents;
  // All but the predefined role.
  const count = roles.length - 1 + grants.length + entitlements.length;
  const { stdout } = await run.execute("plan", "-no-color", "-input=false");
  expect(stdout).toContain(`Plan: ${count} to import, 0 to add, 0 to change, 0 to destroy.`);
  await run.mustApply();
  expect(store.toDocument()).toEqual(before);
  expect(await run.plan()).toMatchObject({ code: 0, changes: {}, errors: [] });
}

describeWithTerraform("an export of a tenant with hostile names", () => {
  test.each([3, 8])("as HCL is formatted, and imported without a change (seed %i)", (seed) =>
    withTenant(async (tenant) => {
      const hostile = hostileTenant(seed);
      plant(tenant.emulator, hostile);
      const { run, files } = await exportTo("hcl", tenant);
      for (const { path, text } of files) await writeFile(join(run.folder, path), text);
      expect(await run.execute("fmt", "-check", "-no-color")).toMatchObject({ code: 0 });
      await expectImports(run, hostile, tenant.emulator);
      // What has been imported needs no blocks any more.
      await rm(join(run.folder, "imports.tf"));
      expect(await run.plan()).toMatchObject({ code: 0, changes: {}, errors: [] });
    }),
  );

  test.each([4, 9])("as CDKTF is imported without a change (seed %i)", (seed) =>
    withTenant(async (tenant) => {
      const hostile = hostileTenant(seed);
      plant(tenant.emulator, hostile);
      const { run, files } = await exportTo("cdktf", tenant);
      const outdir = join(run.folder, "cdktf.out");
      runProject(files, outdir, new Date("2026-06-01T00:00:00Z"));
      await copyFile(
        join(outdir, "stacks", "access", "cdk.tf.json"),
        join(run.folder, "cdk.tf.json"),
      );
      // The stack names its backend, which the folder has not been told of yet.
      expect(await run.execute("init", "-no-color", "-input=false")).toMatchObject({ code: 0 });
      await expectImports(run, hostile, tenant.emulator);
    }),
  );

  test("as HCL, with 200 groups and users of one name, is imported without a change", () =>
    withTenant(async (tenant) => {
      const many = Array.from({ length: 200 }, (_, index) => index);
      const held = (type: "GROUP" | "USER", id: string) => ({
        principal: { type, id },
        serviceId: "s-own",
        roles: [{ id: "r0" }],
      });
      const { contents } = hostileTenant(1);
      const roles = contents.roles.filter(({ id }) => id === "r-super" || id === "r0");
      const same = smallTenant({
        users: many.map((index) => ({
          id: `u${index}`,
          loginName: `same${index}@example.com`,
          displayName: "Alex Kim",
        })),
        groups: many.map((index) => ({ id: `g${index}`, name: "Regional IT" })),
        roles,
        services: [{ service: { id: "s-own", name: "ZIAM" }, scopes: [] }],
        grants: many.flatMap((index) => [held("GROUP", `g${index}`), held("USER", `u${index}`)]),
        entitlements: [],
      });
      plant(tenant.emulator, same);
      const { run, files } = await exportTo("hcl", tenant);
      for (const { path, text } of files) await writeFile(join(run.folder, path), text);
      const { stdout } = await run.execute("plan", "-no-color", "-input=false");
      expect(stdout).toContain("Plan: 401 to import, 0 to add, 0 to change, 0 to destroy.");
      await run.mustApply();
      expect(await run.plan()).toMatchObject({ code: 0, changes: {}, errors: [] });
    }));
});
