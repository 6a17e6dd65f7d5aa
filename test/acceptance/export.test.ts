import { readFileSync } from "node:fs";
import { copyFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_CLIENT, type Emulator } from "../../src/emulator";
import { rolesOfService, scopesOfService } from "../../src/tenant";
import { hostileTenant } from "../unit/export/hostile-tenant";
import { runProject } from "../unit/export/run-project";
import type { FakeTenant } from "../unit/tenant/fake-tenant";
import { runCli } from "../unit/cli/run-cli";
import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "./harness";

/** Puts what a tenant in memory holds into the embedded one, in the place of what the seed made. */
function plant({ store }: Emulator, { contents }: FakeTenant): void {
  const own = store.zidentity;
  const idOf = (serviceId: string) => (serviceId === "s-own" ? own.id : serviceId);
  const { grants, entitlements } = store.toDocument();
  for (const { principal, serviceId } of grants) store.grants.delete(principal, serviceId);
  for (const { principal, serviceId } of entitlements)
    store.entitlements.delete(principal, serviceId);
  for (const map of [store.users, store.groups, store.roles]) map.clear();
  for (const id of [...store.services.keys()]) if (id !== own.id) store.services.delete(id);
  for (const user of contents.users)
    store.users.set(user.id, {
      displayName: "",
      status: true,
      department: {},
      idp: {},
      source: "UI",
      ...user,
    });
  for (const group of contents.groups)
    store.groups.set(group.id, {
      source: "UI",
      adminEntitlementEnabled: true,
      serviceEntitlementEnabled: true,
      ...group,
    });
  for (const role of contents.roles)
    store.roles.set(role.id, { systemDefined: false, permissions: {}, ...role });
  for (const entry of contents.services) {
    const { service } = entry;
    if (service.id === "s-own") continue;
    const linkedRoles = rolesOfService(entry).map(({ id, name }) => ({ id, name }));
    const scopes = [...scopesOfService(entry)];
    store.services.set(service.id, {
      displayName: "",
      zapsOnboarded: true,
      ...service,
      linkedRoles,
      scopes,
    });
  }
  const [server] = store.resourceServers.values();
  if (server !== undefined)
    store.resourceServers.set(server.id, { ...server, serviceIds: [...store.services.keys()] });
  for (const { principal, serviceId, roles, scope } of contents.grants) {
    const { type, id } = principal;
    const roleIds = roles.map((role) => role.id);
    const scoped = scope === undefined ? {} : { scopeId: scope.id };
    store.grants.put({ principal: { type, id }, serviceId: idOf(serviceId), roleIds, ...scoped });
  }
  for (const { principal, serviceId } of contents.entitlements)
    store.entitlements.put({ principal, serviceId: idOf(serviceId) });
}

/** A folder of Terraform's without a configuration, and what was exported of the tenant. */
async function exportTo(form: "cdktf" | "hcl", { emulator }: Tenant) {
  const run = await TerraformRun.start({ tenant: { emulator }, hcl: "" });
  await rm(join(run.folder, "main.tf"));
  const out = join(run.folder, "exported");
  const env = {
    ZIDENTITY_BASE_URL: emulator.url,
    ZIDENTITY_TOKEN_URL: emulator.tokenUrl,
    ZSCALER_CLIENT_ID: DEMO_CLIENT.id,
    ZSCALER_CLIENT_SECRET: DEMO_CLIENT.secret,
  };
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
});
