import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  describeWithTerraform,
  findProgram,
  programOrThrow,
  TerraformRun,
  withTenant,
} from "./harness";

const hcl = readFileSync(join(__dirname, "../../examples/hcl-quickstart/main.tf"), "utf8");

describeWithTerraform("examples/hcl-quickstart", () => {
  const tofu = findProgram(process.env, ["tofu"]);
  const programs = [programOrThrow, ...(tofu === undefined ? [] : [() => tofu])];

  test.each(programs)("is applied, then there is nothing to do, then it is destroyed", (program) =>
    withTenant(async (tenant) => {
      const before = tenant.emulator.store.toDocument();
      const run = await TerraformRun.start({ hcl, tenant, program: program() });

      expect((await run.plan()).changes).toEqual({
        "zidentity_role.helpdesk": "create",
        "zidentity_user_role_assignment.owner": "create",
        "zidentity_group_role_assignment.helpdesk": "create",
        "zidentity_user_role_assignment.ann": "create",
        "zidentity_service_entitlement.helpdesk_zia": "create",
      });
      await run.mustApply();
      const zia = "ZIA/zscalerthree.net";
      expect(tenant.held({ user: "owner@example.com" })).toEqual(["Super Admin"]);
      expect(tenant.held({ group: "Helpdesk" })).toEqual(["Helpdesk"]);
      expect(tenant.held({ user: "ann@example.com" }, zia)).toEqual(["Super Admin"]);
      expect(tenant.emulator.store.entitlements.all()).toEqual([
        {
          principal: { type: "GROUP", id: tenant.groupId("Helpdesk") },
          serviceId: tenant.serviceId(zia),
        },
      ]);

      const second = await run.plan();
      expect(second).toMatchObject({ code: 0, changes: {}, errors: [], warnings: [] });

      expect((await run.destroy()).code).toBe(0);
      // The owner's record was there before, and is declared: what is declared is what a destroy removes.
      expect(tenant.emulator.store.toDocument()).toEqual({ ...before, grants: [] });
    }),
  );
});
