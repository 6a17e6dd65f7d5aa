import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DEMO_CLIENT, type Emulator } from "../../src/emulator";
import { rolesOfService, scopesOfService } from "../../src/tenant";
import { hostileTenant } from "../unit/export/hostile-tenant";
import type { FakeTenant } from "../unit/tenant/fake-tenant";
import { runCli } from "../unit/cli/run-cli";
import { describeWithTerraform, TerraformRun, withTenant } from "./harness";

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

describeWithTerraform("an export of a tenant with hostile names", () => {
  test.each([3, 8])("to HCL is imported without a change, and stays so (seed %i)", (seed) =>
    withTenant(async (tenant) => {
      const hostile = hostileTenant(seed);
      plant(tenant.emulator, hostile);
      const before = tenant.emulator.store.toDocument();
      const run = await TerraformRun.start({ tenant, hcl: "" });
      await rm(join(run.folder, "main.tf"));
      const env = {
        ZIDENTITY_BASE_URL: tenant.emulator.url,
        ZIDENTITY_TOKEN_URL: tenant.emulator.tokenUrl,
        ZSCALER_CLIENT_ID: DEMO_CLIENT.id,
        ZSCALER_CLIENT_SECRET: DEMO_CLIENT.secret,
      };
      const exported = await runCli(["export", "--to", "hcl", "--out", run.folder, "--force"], {
        env,
      });
      expect(exported).toMatchObject({ code: 0, err: "" });
      const formatted = await run.execute("fmt", "-check", "-diff", "-no-color");
      expect(formatted).toMatchObject({ code: 0, stdout: "" });

      const plan = await run.execute("plan", "-no-color", "-input=false");
      const { roles, grants, entitlements } = hostile.contents;
      const count = roles.length - 1 + grants.length + entitlements.length;
      expect(plan.stdout).toContain(
        `Plan: ${count} to import, 0 to add, 0 to change, 0 to destroy.`,
      );
      await run.mustApply();
      expect(tenant.emulator.store.toDocument()).toEqual(before);
      // What has been imported needs no blocks any more.
      await rm(join(run.folder, "imports.tf"));
      expect(await run.plan()).toMatchObject({ code: 0, changes: {}, errors: [] });
      expect((await readdir(run.folder)).filter((name) => name.endsWith(".tf"))).toContain(
        "roles.tf",
      );
    }),
  );
});
