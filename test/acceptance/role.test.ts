import { describeWithTerraform, TerraformRun, type Tenant, withTenant } from "./harness";

const role = (body: string) => `resource "zidentity_role" "r" {\n${body}\n}\n`;

function permissionsOf(tenant: Tenant, name: string) {
  return tenant.emulator.store.roles.get(tenant.roleId(name))?.permissions;
}

describeWithTerraform("a role", () => {
  test("is renamed and changed in place", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({
        tenant,
        hcl: role(`
          name        = "Desk"
          description = "First line"
          permissions = { users_and_groups = "view_only", audit_logs = "view_only" }`),
      });
      await run.mustApply();
      const id = tenant.roleId("Desk");

      await run.write(
        role(`name = "Front desk"\npermissions = { users_and_groups = "full", branding = "none" }`),
      );
      expect((await run.plan()).changes).toEqual({ "zidentity_role.r": "update" });
      await run.mustApply();
      // The description is unset, audit_logs is gone, and a level that says nothing is not in the way.
      expect(tenant.emulator.store.roles.get(id)).toEqual({
        id,
        name: "Front desk",
        systemDefined: false,
        permissions: { USERS_AND_GROUPS: "FULL", BRANDING: "NONE" },
      });
      expect((await run.plan()).code).toBe(0);
      const { "zidentity_role.r": state } = await run.state();
      expect(state).toMatchObject({ id, name: "Front desk", description: null });
    }));

  test("says the same however a level that is none, or an empty value, is written", () =>
    withTenant(async (tenant) => {
      const pairs = [
        [
          `permissions = { branding = "none", roles = "view_only" }`,
          `permissions = { roles = "view_only" }`,
        ],
        [`permissions = { branding = "none" }`, `permissions = {}`],
        [`permissions = {}`, ``],
        [`description = ""`, ``],
        [`other_permissions = {}`, ``],
      ] as const;
      const written = (which: 0 | 1) =>
        pairs
          .map(
            (pair, index) =>
              `resource "zidentity_role" "r${index}" {\n name = "R${index}"\n${pair[which]}\n}`,
          )
          .join("\n");
      const run = await TerraformRun.start({ tenant, hcl: written(0) });
      await run.mustApply();
      const before = meaningOf(tenant);
      expect((await run.plan()).code).toBe(0);
      for (const other of [written(1), written(0)]) {
        // Another spelling may be put down in the state; in the tenant it changes nothing that counts.
        await run.mustApply(other);
        expect((await run.plan()).code).toBe(0);
        expect(meaningOf(tenant)).toEqual(before);
      }
    }));

  test("keeps a module that this version does not know, and says so of each role", () =>
    withTenant(async (tenant) => {
      const two = (level: string) => `
        resource "zidentity_role" "one" {
          name        = "One"
          permissions = { roles = "${level}", users_and_groups = "full" }
        }
        resource "zidentity_role" "two" {
          name        = "Two"
          permissions = { roles = "${level}", users_and_groups = "full" }
        }`;
      const run = await TerraformRun.start({ tenant, hcl: two("view_only") });
      await run.mustApply();
      for (const name of ["One", "Two"]) {
        const id = tenant.roleId(name);
        const current = tenant.emulator.store.roles.get(id);
        await tenant.portal.call("PUT", `/roles/${id}`, {
          ...current,
          permissions: { ...current?.permissions, Quantum_Keys: "Observe" },
        });
      }
      const plan = await run.plan();
      expect(plan.code).toBe(0);
      const said = plan.warnings.filter(({ summary }) => summary.includes("quantum_keys"));
      expect(said.map(({ address }) => address).sort()).toEqual([
        "zidentity_role.one",
        "zidentity_role.two",
      ]);

      await run.mustApply(two("full"));
      for (const name of ["One", "Two"]) {
        expect(permissionsOf(tenant, name)).toEqual({
          ROLES: "FULL",
          USERS_AND_GROUPS: "FULL",
          Quantum_Keys: "Observe",
        });
      }
      expect((await run.plan()).code).toBe(0);
    }));

  test("keeps what somebody sets between plan and apply and nobody knows, and says what it undid", () =>
    withTenant(async (tenant) => {
      const levels = (level: string) =>
        role(`name = "Desk"\npermissions = { users_and_groups = "${level}" }`);
      const run = await TerraformRun.start({ tenant, hcl: levels("view_only") });
      await run.mustApply();
      await run.write(levels("full"));
      expect((await run.plan("-out=plan.bin")).code).toBe(2);
      const id = tenant.roleId("Desk");
      await tenant.portal.call("PUT", `/roles/${id}`, {
        name: "Desk",
        permissions: { USERS_AND_GROUPS: "VIEW_ONLY", BRANDING: "FULL", QUANTUM_KEYS: "OBSERVE" },
      });

      const applied = await run.apply("plan.bin");
      expect([applied.code, applied.errors]).toEqual([0, []]);
      expect(applied.warnings.map(({ summary }) => summary)).toContain(
        `Somebody else's change to role "Desk" was undone`,
      );
      expect(permissionsOf(tenant, "Desk")).toEqual({
        USERS_AND_GROUPS: "FULL",
        QUANTUM_KEYS: "OBSERVE",
      });
      expect((await run.plan()).code).toBe(0);
    }));

  test("holds any text as it is written", () =>
    withTenant(async (tenant) => {
      const texts = {
        template: ["$${var.x} and %%{ if true }", "${var.x} and %{ if true }"],
        quotes: [String.raw`say \"hi\" \\ back`, String.raw`say "hi" \ back`],
        lines: [String.raw`one\ntwo\ttab`, "one\ntwo\ttab"],
        unicode: ["Zürich – 東京 🗝 ﬁ", "Zürich – 東京 🗝 ﬁ"],
      } as const;
      const hcl = Object.entries(texts).map(
        ([label, [written]]) => `
          resource "zidentity_role" "${label}" {
            name        = "${written}"
            description = "${written}"
          }`,
      );
      const run = await TerraformRun.start({ tenant, hcl: hcl.join("\n") });
      await run.mustApply();
      for (const [, meant] of Object.values(texts)) {
        const stored = tenant.emulator.store.roles.get(tenant.roleId(meant));
        expect(stored?.description).toBe(meant);
      }
      expect((await run.plan()).code).toBe(0);
    }));

  test("moves to another address without a change", () =>
    withTenant(async (tenant) => {
      const run = await TerraformRun.start({ tenant, hcl: role(`name = "R"`) });
      await run.mustApply();
      const id = tenant.roleId("R");
      await run.write(`
        resource "zidentity_role" "moved" { name = "R" }
        moved {
          from = zidentity_role.r
          to   = zidentity_role.moved
        }`);
      expect((await run.plan()).changes).toEqual({ "zidentity_role.moved": "move" });
      await run.mustApply();
      expect(tenant.tryRoleId("R")).toBe(id);
      expect((await run.plan()).code).toBe(0);
    }));
});

/** The roles without what a role may say or leave out. */
function meaningOf({ emulator }: Tenant) {
  return [...emulator.store.roles.values()].map(({ description = "", ...role }) => ({
    ...role,
    description,
    permissions: Object.fromEntries(
      Object.entries(role.permissions).filter(([, level]) => level !== "NONE"),
    ),
  }));
}
